import type { Context } from '../context.js';

/** Prints the script that has a shell ask `roadmap complete` at a TAB. Nothing that is typed is ever run by it. */
export async function completion({ terminal }: Context, shell: 'bash' | 'zsh' | 'fish' | 'powershell'): Promise<void> {
  terminal.print(SCRIPTS[shell].trim());
  return Promise.resolve();
}

// bash 3.2, which macOS has, knows no `compopt` and no `mapfile`.
const BASH = `
# TAB for roadmap in bash
_roadmap() {
  local word=\${COMP_WORDS[COMP_CWORD]} line
  [[ $word == = ]] && word=
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files | :folders)
        compopt -o filenames 2>/dev/null
        local kind=-f
        [[ $line == :folders ]] && kind=-d
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen $kind -- "$word")
        ;;
      "$word"*) COMPREPLY+=("\${line%%$'\\t'*}") ;;
    esac
  done < <(command roadmap complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _roadmap roadmap roadmap-tutor
`;

const ZSH = `
#compdef roadmap roadmap-tutor
# TAB for roadmap in zsh
_roadmap() {
  local line
  local -a found
  for line in "\${(@f)$(command roadmap complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      :files | --*=:files) compset -P '--*='; _files; return ;;
      :folders | --*=:folders) compset -P '--*='; _files -/; return ;;
      ?*) found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${\${line#*$'\\t'}//:/\\\\:}") ;;
    esac
  done
  _describe -V roadmap found
}
if [[ \${funcstack[1]} == _roadmap ]]; then
  _roadmap "$@"
else
  (( \${+functions[compdef]} )) || { autoload -Uz compinit && compinit }
  compdef _roadmap roadmap roadmap-tutor
fi
`;

const FISH = `
# TAB for roadmap in fish
function __roadmap_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l prefix (string match -r -- '^--[^=]+=' "$word")
    for line in (command roadmap complete -- $words[2..-1] "$word" 2>/dev/null)
        switch $line
            case '*:files'
                printf "$prefix%s\\n" (__fish_complete_path (string replace -- "$prefix" '' "$word"))
            case '*:folders'
                printf "$prefix%s\\n" (__fish_complete_directories (string replace -- "$prefix" '' "$word"))
            case '*'
                printf '%s\\n' $line
        end
    end
end
complete -c roadmap -f -k -a '(__roadmap_complete)'
complete -c roadmap-tutor -f -k -a '(__roadmap_complete)'
`;

// Where nothing is returned, PowerShell completes the names of files by itself. Of what stands before npm's own script for
// PowerShell, `--` would be dropped without its quotes.
const POWERSHELL = `
# TAB for roadmap in PowerShell
Register-ArgumentCompleter -Native -CommandName roadmap, roadmap-tutor -ScriptBlock {
    param($word, $line, $cursor)
    $words = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    $typed = if ($word) { "$word" } else { '""' }
    roadmap complete '--' @words $typed 2>$null | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if ($value -notmatch '^(--.*=)?:(files|folders)$' -and $value.StartsWith("$word")) {
            $shown = if ($about) { $about } else { $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $shown)
        }
    }
}
`;

const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };
