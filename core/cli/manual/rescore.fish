# Completion of rescore(1) for fish. tests/cli/manual.test.mjs compares it with `rescore --help`.
set -l verbs check score rank what-if impact pivots goal explain bounds compare pair claim weights changes robust sensitivity merge link import
set -l questions score rank what-if impact pivots goal explain bounds compare pair weights robust sensitivity link
set -l scoped rank impact pivots goal explain bounds compare link
set -l drawn robust sensitivity

complete -c rescore -n "not __fish_seen_subcommand_from $verbs" -f
complete -c rescore -s h -l help -d 'List the options'
complete -c rescore -n "not __fish_seen_subcommand_from $verbs" -l version -d 'The version'

function __rescore_verb -a name about
    complete -c rescore -n __fish_use_subcommand -a $name -d $about
end
__rescore_verb check 'Validate the data and recompute every published figure'
__rescore_verb score 'One country in every scope'
__rescore_verb rank 'All countries in one scope, by rank'
__rescore_verb what-if 'One country before and after changes to answers'
__rescore_verb impact 'Every single change of an answer, ordered by its effect'
__rescore_verb pivots 'Which single answers decide which ranks, for all countries'
__rescore_verb goal 'The fewest changes that reach a rank or a percentage'
__rescore_verb explain 'How much each of several changes contributes'
__rescore_verb bounds 'The ranks that countries could have if skips had been answered'
__rescore_verb compare 'The countries whose rank changes under another method'
__rescore_verb pair 'Why one country is above another, and what turns it around'
__rescore_verb claim 'Whether a sentence about the ranking is right'
__rescore_verb weights 'The best and the worst rank under all weights of the domains'
__rescore_verb changes 'Why ranks changed between two states of an index'
__rescore_verb robust 'How robust the ranks are under random weights, answers or skips'
__rescore_verb sensitivity 'Which methodological choices the ranks depend on'
__rescore_verb merge 'Merge the shards of a run'
__rescore_verb link 'The changes as a link for the page and for --link'
__rescore_verb import "Make a data folder from a spreadsheet or the publisher's files"
functions -e __rescore_verb

set -l of "__fish_seen_subcommand_from"
complete -c rescore -n "$of check changes claim merge $questions" -l json -d 'Print JSON instead of a table'
complete -c rescore -n "$of claim $questions" -l method -x -a 'publisher exact mean pooled' -d 'Scoring method'
complete -c rescore -n "$of claim merge $questions" -l method-file -r -F -d 'A method of your own, in JSON'
complete -c rescore -n "$of merge $questions" -l set -x -d 'Change an answer: AZ.media-03=3'
complete -c rescore -n "$of merge $questions" -l link -x -d "A link's changes"
complete -c rescore -n "$of $scoped" -l scope -x -a 'overall domain: layer:' -d 'The part of the index'

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
complete -c rescore -n "$of compare" -l against -x -a 'publisher exact mean pooled' -d 'The method to compare with'
complete -c rescore -n "$of claim" -l since -x -a '(__fish_complete_directories)' -d 'Data folder of another edition'
complete -c rescore -n "$of weights" -l rank -x -d 'The smallest shift of weights that brings the country there'
complete -c rescore -n "$of weights" -l at-least -x -d 'The least weight of a domain, such as 0.02'
complete -c rescore -n "$of changes" -l crosswalk -r -F -d 'Which questions of the two ask the same'

complete -c rescore -n "$of $drawn" -l draws -x -d 'The number of draws of all shards together'
complete -c rescore -n "$of $drawn" -l seed -x -d 'The seed of the random numbers'
complete -c rescore -n "$of $drawn" -l shard -x -d 'Run only part of the draws: 1/4'
complete -c rescore -n "$of $drawn" -l weights -x -a 'dirichlet noise' -d 'Any weights, or small changes'
complete -c rescore -n "$of $drawn" -l concentration -x -d 'For dirichlet; higher is more even'
complete -c rescore -n "$of $drawn" -l noise -x -d 'For noise, the largest change in per cent'
complete -c rescore -n "$of robust" -l model -x -a 'weights answers skips' -d 'What is drawn'
complete -c rescore -n "$of robust" -l chance -x -d 'Probability that an answer moves by one option, in per cent'

complete -c rescore -n "$of merge" -l data -x -a '(__fish_complete_directories)' -d 'Data folder'
complete -c rescore -n "$of import" -l edition -x -d 'Edition id'
complete -c rescore -n "$of import" -l out -x -a '(__fish_complete_directories)' -d 'Data folder to make'
complete -c rescore -n "$of import" -l meta -r -d 'Table about the indicators'
complete -c rescore -n "$of import" -l published -r -d 'Table of printed scores and ranks'
complete -c rescore -n "$of import" -l about -r -d 'Table about the index'
complete -c rescore -n "$of import" -l find-rule -d 'Search for the rule of the printed figures'
complete -c rescore -n "$of import" -l known -x -a '(__fish_complete_directories)' -d 'Folder with editions.json'
