# Completion of rescore(1) for fish. tests/cli/manual.test.mjs holds it and `rescore --help` together.
set -l verbs check score rank what-if impact pivots goal explain bounds compare robust sensitivity merge link import
set -l questions score rank what-if impact pivots goal explain bounds compare robust sensitivity link
set -l scoped rank impact pivots goal explain bounds compare link
set -l drawn robust sensitivity

complete -c rescore -n "not __fish_seen_subcommand_from $verbs" -f
complete -c rescore -s h -l help -d 'What it takes'
complete -c rescore -n "not __fish_seen_subcommand_from $verbs" -l version -d 'The version'

function __rescore_verb -a name about
    complete -c rescore -n __fish_use_subcommand -a $name -d $about
end
__rescore_verb check 'Validate the data and recompute every published figure'
__rescore_verb score 'Every scope of one country'
__rescore_verb rank 'All countries in one scope, by rank'
__rescore_verb what-if 'One country before and after changes of answers'
__rescore_verb impact 'Every single change of an answer, ordered by its effect'
__rescore_verb pivots 'Which single answers decide which ranks, for all countries'
__rescore_verb goal 'The fewest changes that reach a rank or a percentage'
__rescore_verb explain 'What each of several changes contributes'
__rescore_verb bounds 'Where countries could stand if skips had been answered'
__rescore_verb compare 'Whose rank another method changes'
__rescore_verb robust 'How firm the ranks are under drawn weights, answers or skips'
__rescore_verb sensitivity 'Which choice of method the ranks depend on'
__rescore_verb merge 'One result of the shards of a run'
__rescore_verb link 'The changes as a link that the page and --link read'
__rescore_verb import "Make a data folder from the publisher's files"
functions -e __rescore_verb

set -l of "__fish_seen_subcommand_from"
complete -c rescore -n "$of check merge $questions" -l json -d 'Print JSON instead of a table'
complete -c rescore -n "$of $questions" -l method -x -a 'publisher exact mean pooled' -d 'Scoring method'
complete -c rescore -n "$of merge $questions" -l method-file -r -F -d 'A made-up method in JSON'
complete -c rescore -n "$of merge $questions" -l set -x -d 'Change an answer: AZ.media-03=3'
complete -c rescore -n "$of merge $questions" -l link -x -d "A link's changes"
complete -c rescore -n "$of $scoped" -l scope -x -a 'overall domain: layer:' -d 'Of which rank'

complete -c rescore -n "$of goal" -l rank -x -d 'This rank or higher'
complete -c rescore -n "$of goal" -l percent -x -d 'This percentage or more'
complete -c rescore -n "$of goal" -l lower -d 'This rank or lower, this percentage or less'
complete -c rescore -n "$of goal" -l only -x -d 'Change only this domain, layer or indicator'
complete -c rescore -n "$of goal" -l lock -x -d 'Leave this domain, layer or indicator as it is'
complete -c rescore -n "$of goal" -l allow-skip -d 'Answers may also become skipped'
complete -c rescore -n "$of goal" -l no-raise -d 'No answer may get a higher score'
complete -c rescore -n "$of goal" -l no-lower -d 'No answer may get a lower score'
complete -c rescore -n "$of goal" -l steps -d 'The fewest steps between options'

complete -c rescore -n "$of explain" -l from -x -d 'Start from a scenario with this change'
complete -c rescore -n "$of compare" -l against -x -a 'publisher exact mean pooled' -d 'The other method'

complete -c rescore -n "$of $drawn" -l draws -x -d 'How many, of all shards together'
complete -c rescore -n "$of $drawn" -l seed -x -d 'Another number draws other random numbers'
complete -c rescore -n "$of $drawn" -l shard -x -d 'Make only a part of the draws: 1/4'
complete -c rescore -n "$of $drawn" -l weights -x -a 'dirichlet noise' -d 'Any weights, or a little off'
complete -c rescore -n "$of $drawn" -l concentration -x -d 'Of dirichlet; more is nearer to even'
complete -c rescore -n "$of $drawn" -l noise -x -d 'How far off, in per cent'
complete -c rescore -n "$of robust" -l model -x -a 'weights answers skips' -d 'What is drawn'
complete -c rescore -n "$of robust" -l chance -x -d 'That an answer is one option off, in per cent'

complete -c rescore -n "$of merge" -l data -x -a '(__fish_complete_directories)' -d 'Data folder'
complete -c rescore -n "$of import" -l edition -x -d 'Id to give'
complete -c rescore -n "$of import" -l out -x -a '(__fish_complete_directories)' -d 'Data folder to make'
complete -c rescore -n "$of import" -l known -x -a '(__fish_complete_directories)' -d 'Folder with editions.json'
