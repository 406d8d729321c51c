#compdef rescore
# Completion of rescore(1) for zsh. tests/cli/manual.test.mjs holds it and `rescore --help` together.
_rescore() {
  local -a verbs help json question scope draws data country
  local context state state_descr line
  typeset -A opt_args

  verbs=(
    'check:validate the data and recompute every published figure'
    'score:every scope of one country'
    'rank:all countries in one scope, by rank'
    'what-if:one country before and after changes of answers'
    'impact:every single change of an answer, ordered by its effect'
    'pivots:which single answers decide which ranks, for all countries'
    'goal:the fewest changes that reach a rank or a percentage'
    'explain:what each of several changes contributes'
    'bounds:where countries could stand if skips had been answered'
    'compare:whose rank another method changes'
    'robust:how firm the ranks are when weights, answers or skips are drawn at random'
    'sensitivity:which choice of method the ranks depend on'
    'merge:one result of the shards of a run'
    'link:the changes as a link that the page and --link read'
    "import:make a data folder from the publisher's files"
  )
  help=('(- *)'{-h,--help}'[what it takes]')
  json=('--json[print JSON instead of a table]')
  question=(
    $json
    '--method[scoring method]:method:(publisher exact mean pooled)'
    '--method-file[a made-up method in JSON]:file:_files -g "*.json"'
    '*--set[change an answer]:change, such as AZ.media-03=3: '
    "--link[a link's changes]:link: "
  )
  scope=('--scope[of which rank]:scope:(overall domain\: layer\:)')
  draws=(
    '--draws[how many, of all shards together]:number: '
    '--seed[another number draws other random numbers]:number: '
    '--shard[make only a part of the draws]:part, such as 1/4: '
    '--weights[any weights, or a little off]:model:(dirichlet noise)'
    '--concentration[of dirichlet; more is nearer to even]:number: '
    '--noise[how far off, in per cent]:number: '
  )
  data=(':data folder:_files -/')
  country=(':country, such as AZ: ')

  _arguments -C $help '(- *)--version[the version]' '1:verb:->verb' '*::argument:->argument' && return
  if [[ $state == verb ]]; then
    _describe verb verbs
    return
  fi
  case $line[1] in
    check) _arguments $help $json $data ;;
    score | what-if) _arguments $help $question $data $country ;;
    impact | link) _arguments $help $question $scope $data $country ;;
    rank | pivots | bounds) _arguments $help $question $scope $data ;;
    goal)
      _arguments $help $question $scope $data $country \
        '(--percent)--rank[this rank or higher]:rank: ' \
        '(--rank)--percent[this percentage or more]:percentage: ' \
        '--lower[this rank or lower, this percentage or less]' \
        '*--only[change only this]:domain, layer or indicator: ' \
        '*--lock[leave this as it is]:domain, layer or indicator: ' \
        '--allow-skip[answers may also become skipped]' \
        '--no-raise[no answer may get a higher score]' \
        '--no-lower[no answer may get a lower score]' \
        '--steps[the fewest steps between options]'
      ;;
    explain)
      _arguments $help $question $scope $data $country \
        '*--from[start from a scenario with this change]:change, such as AZ.media-03=3: '
      ;;
    compare)
      _arguments $help $question $scope $data \
        '--against[the other method]:method:(publisher exact mean pooled)'
      ;;
    robust)
      _arguments $help $question $draws $data \
        '*--model[what is drawn]:what:(weights answers skips)' \
        '--chance[that an answer is one option off, in per cent]:number: '
      ;;
    sensitivity) _arguments $help $question $draws $data ;;
    merge)
      _arguments $help $json '*:result of a run:_files' \
        '--data[for names and ranks]:data folder:_files -/' \
        '*--set[change an answer, as the runs did]:change, such as AZ.media-03=3: ' \
        '--link[the link of the runs]:link: ' \
        '--method-file[the made-up method of the runs]:file:_files -g "*.json"'
      ;;
    import)
      _arguments $help ':raw file or folder:_files' \
        '--edition[id to give]:id: ' \
        '--out[data folder to make]:folder:_files -/' \
        '--known[folder with editions.json]:folder:_files -/'
      ;;
  esac
}

_rescore "$@"
