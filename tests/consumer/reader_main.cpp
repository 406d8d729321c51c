// Prints the error in a text that replaces one of the China Index's own files.
#include <iostream>

#include "reader.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::cout << first_fault("raw.csv", argv[1]) << '\n';
  return 0;
}
