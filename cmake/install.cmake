# What `cmake --install` puts where: the libraries with their CMake package (find_package(rescore)), and the
# command with the data that it knows, its manual page and its completions.
include(CMakePackageConfigHelpers)

set(rescore_package ${CMAKE_INSTALL_LIBDIR}/cmake/rescore)

install(TARGETS rescore rescore_shared rescore_tables rescore_china_index EXPORT rescoreTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY core/include/rescore DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
# The targets are all there is to configure: the libraries need nothing but the standard library.
install(EXPORT rescoreTargets NAMESPACE rescore:: FILE rescoreConfig.cmake
  DESTINATION ${rescore_package})
# Before 1.0 a minor version may change anything.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/rescoreConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/rescoreConfigVersion.cmake
  DESTINATION ${rescore_package})
install(FILES LICENSE core/licenses.txt DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(TARGET rescore_cli)
  install(TARGETS rescore_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/rescore)
  install(FILES core/cli/manual/rescore.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES core/cli/manual/rescore.bash RENAME rescore
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES core/cli/manual/rescore.zsh RENAME _rescore
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES core/cli/manual/rescore.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
