# Completion of rescore(1) for bash. tests/cli/manual.test.mjs compares it with `rescore --help`.
_rescore() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb= given words=
  for given in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $given in
      -*) ;;
      *) verb=$given && break ;;
    esac
  done
  COMPREPLY=()

  case $before in
    --model) words='weights answers skips' ;;
    --weights) words='dirichlet noise' ;;
    --scope) words='overall domain: layer:' && compopt -o nospace 2>/dev/null ;;
    --method | --against) words='publisher exact mean pooled' ;;
    --method-file | --data | --since | --out | --known | --crosswalk | --meta | --published | --about) return ;; # files
    --set | --link | --from | --rank | --percent | --only | --lock | --draws | --seed | --shard | \
      --concentration | --noise | --chance | --edition | --at-least)
      compopt +o default +o bashdefault 2>/dev/null
      return
      ;;
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi

  if [ -z "$verb" ]; then
    words='--help --version check score rank what-if impact pivots goal explain bounds compare pair claim
      weights changes robust sensitivity merge link import'
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  # What is no option is a file, or a country's code.
  [[ $word == -* ]] || return
  local question='--json --method --method-file --set --link'
  local draws='--draws --seed --shard --weights --concentration --noise'
  case $verb in
    check) words='--json' ;;
    score | what-if | pair) words=$question ;;
    rank | impact | pivots | bounds | link) words="$question --scope" ;;
    goal)
      words="$question --scope --rank --percent --lower --only --lock --allow-skip --no-raise --no-lower
        --steps"
      ;;
    explain) words="$question --scope --from" ;;
    compare) words="$question --scope --against" ;;
    claim) words='--json --method --method-file --since' ;;
    weights) words="$question --at-least --rank" ;;
    changes) words='--json --crosswalk' ;;
    robust) words="$question $draws --model --chance" ;;
    sensitivity) words="$question $draws" ;;
    merge) words='--json --data --set --link --method-file' ;;
    import) words='--out --meta --published --about --find-rule --edition --known' ;;
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "--help $words" -- "$word"))
} &&
  complete -o bashdefault -o default -F _rescore rescore
