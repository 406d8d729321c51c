#compdef rescore
# Completion of rescore(1) for zsh. tests/cli/manual.test.mjs compares it with `rescore --help`.
_rescore() {
  local -a verbs help json method question scope draws data country
  local context state state_descr line
  typeset -A opt_args

  verbs=(
    'check:validate the data and recompute every published figure'
    'score:one country in every scope'
    'rank:all countries in one scope, by rank'
    'what-if:one country before and after changes to answers'
    'impact:every single change of an answer, ordered by its effect'
    'pivots:which single answers decide which ranks, for all countries'
    'goal:the fewest changes that reach a rank or a percentage'
    'explain:how much each of several changes contributes'
    'bounds:the ranks that countries could have if skips had been answered'
    'compare:the countries whose rank changes under another method'
    'pair:why one country is above another, and what turns it around'
    'claim:whether a sentence about the ranking is right'
    'weights:the best and the worst rank under all weights of the domains'
    'changes:why ranks changed between two states of an index'
    'robust:how robust the ranks are when weights, answers or skips are drawn at random'
    'sensitivity:which methodological choices the ranks depend on'
    'merge:merge the shards of a run'
    'link:the changes as a link for the page and for --link'
    "import:make a data folder from a spreadsheet or the publisher's files"
  )
  help=('(- *)'{-h,--help}'[list the options]')
  json=('--json[print JSON instead of a table]')
  method=(
    '--method[scoring method]:method:(publisher exact mean pooled)'
    '--method-file[a method of your own, in JSON]:file:_files -g "*.json"'
  )
  question=(
    $json
    $method
    '*--set[change an answer]:change, such as AZ.media-03=3: '
    "--link[a link's changes]:link: "
  )
  scope=('--scope[the part of the index]:scope:(overall domain\: layer\:)')
  draws=(
    '--draws[the number of draws of all shards together]:number: '
    '--seed[the seed of the random numbers]:number: '
    '--shard[run only part of the draws]:part, such as 1/4: '
    '--weights[any weights, or small changes]:model:(dirichlet noise)'
    '--concentration[for dirichlet; higher is more even]:number: '
    '--noise[for noise, the largest change in per cent]:number: '
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
        '--against[the method to compare with]:method:(publisher exact mean pooled)'
      ;;
    pair) _arguments $help $question $data $country $country ;;
    claim)
      _arguments $help $json $method $data ':claim, such as "Germany ranks 20th": ' \
        '*--since[data folder of another edition]:data folder:_files -/'
      ;;
    weights)
      _arguments $help $question $data $country \
        '--rank[the smallest shift of weights that brings the country there]:rank: ' \
        '--at-least[the least weight of a domain, such as 0.02]:weight:'
      ;;
    changes)
      _arguments $help $json ':data folder before:_files -/' ':data folder after:_files -/' $country \
        '--crosswalk[which questions of the two ask the same]:file:_files -g "*.json"'
      ;;
    robust)
      _arguments $help $question $draws $data \
        '*--model[what is drawn]:what:(weights answers skips)' \
        '--chance[probability that an answer moves by one option, in per cent]:number: '
      ;;
    sensitivity) _arguments $help $question $draws $data ;;
    merge)
      _arguments $help $json '*:result of a run:_files' \
        '--data[for names and ranks]:data folder:_files -/' \
        '*--set[change an answer, as the runs did]:change, such as AZ.media-03=3: ' \
        '--link[the link of the runs]:link: ' \
        '--method-file[the method file of the runs]:file:_files -g "*.json"'
      ;;
    import)
      _arguments $help ':spreadsheet, raw file or folder:_files' \
        '--out[data folder to make]:folder:_files -/' \
        '--meta[table about the indicators]:file:_files -g "*.(csv|tsv|txt)"' \
        '--published[table of printed scores and ranks]:file:_files -g "*.(csv|tsv|txt)"' \
        '--about[table about the index]:file:_files -g "*.(csv|tsv|txt)"' \
        '--find-rule[search for the rule of the printed figures]' \
        '--edition[edition id]:id: ' \
        '--known[folder with editions.json]:folder:_files -/'
      ;;
  esac
}

_rescore "$@"
