import type { Language } from "../model/localized.js";
import { type CommandDescription, type OptionDescription, takesValue } from "./command.js";

/** A completion script made from the descriptions, so it can never know less than the help. */
export function completionScript(
	shell: string,
	commands: readonly CommandDescription[],
	common: readonly OptionDescription[],
	language: Language,
): string {
	const words = commands.map((command) => ({
		name: command.name,
		summary: command.summary[language],
		choices: (command.arguments ?? []).flatMap((each) => [...(each.choices ?? [])]),
		options: [...command.options, ...common].map((option) => ({
			flag: longFlag(option),
			text: option.text[language],
			takesValue: takesValue(option.flags),
			choices: option.choices ?? option.suggestions ?? [],
		})),
	}));
	switch (shell) {
		case "zsh":
			return zsh(words);
		case "fish":
			return fish(words);
		case "powershell":
			return powershell(words);
		default:
			return bash(words);
	}
}

interface Words {
	name: string;
	summary: string;
	choices: string[];
	options: { flag: string; text: string; takesValue: boolean; choices: readonly string[] }[];
}

function longFlag(option: OptionDescription): string {
	return /--[a-z0-9-]+/.exec(option.flags)?.[0] ?? option.flags;
}

function wordsOf(command: Words): string {
	return [...command.choices, ...command.options.map((option) => option.flag)].join(" ");
}

/** Flags that want a value, by what can follow them; those without a list want a file, a number or a name. */
function valueFlags(commands: Words[]): { listed: Map<string, string>; free: string } {
	const options = commands.flatMap((command) => command.options.filter((option) => option.takesValue));
	const listed = new Map(
		options.filter(({ choices }) => choices.length > 0).map(({ flag, choices }) => [flag, choices.join(" ")]),
	);
	const free = new Set(options.filter(({ flag }) => !listed.has(flag)).map(({ flag }) => flag));
	return { listed, free: [...free].join("|") };
}

function bash(commands: Words[]): string {
	const names = commands.map((command) => command.name);
	const { listed, free } = valueFlags(commands);
	const values = [...listed].map(
		([flag, words]) => `    ${flag}) COMPREPLY=($(compgen -W "${words}" -- "$current")); return ;;`,
	);
	const cases = commands.map((command) => `    ${command.name}) words="${wordsOf(command)}" ;;`);
	return `# bash completion of uncrisp
_uncrisp() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names.join(" ")} --help --version" word
  case "\${COMP_WORDS[COMP_CWORD-1]}" in
${values.join("\n")}
    ${free}) COMPREPLY=(); return ;;
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
${cases.join("\n")}
      *) continue ;;
    esac
    break
  done
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _uncrisp uncrisp
`;
}

function zsh(commands: Words[]): string {
	const names = commands.map((command) => `    '${command.name}:${zshText(command.summary)}'`);
	const cases = commands.map((command) => `    ${command.name}) compadd -- ${wordsOf(command)} ;;`);
	const { listed, free } = valueFlags(commands);
	const values = [...listed].map(([flag, words]) => `    ${flag}) compadd -- ${words}; return ;;`);
	return `#compdef uncrisp
# zsh completion of uncrisp
_uncrisp() {
  local -a names
  names=(
${names.join("\n")}
  )
  case "$words[CURRENT-1]" in
${values.join("\n")}
    ${free}) _files; return ;;
  esac
  if (( CURRENT == 2 )); then _describe command names; return; fi
  case "$words[2]" in
${cases.join("\n")}
  esac
  _files
}
if [ "$funcstack[1]" = _uncrisp ]; then _uncrisp "$@"; else compdef _uncrisp uncrisp; fi
`;
}

function fish(commands: Words[]): string {
	const lines = commands.flatMap((command) => [
		`complete -c uncrisp -n __fish_use_subcommand -f -a ${command.name} -d '${fishText(command.summary)}'`,
		...command.options.map((option) => {
			const choices = option.choices.length > 0 ? ` -xa '${option.choices.join(" ")}'` : option.takesValue ? " -r" : "";
			const seen = `'__fish_seen_subcommand_from ${command.name}'`;
			return `complete -c uncrisp -n ${seen} -l ${option.flag.slice(2)} -d '${fishText(option.text)}'${choices}`;
		}),
		...command.choices.map(
			(choice) => `complete -c uncrisp -n '__fish_seen_subcommand_from ${command.name}' -f -a ${choice}`,
		),
	]);
	return `# fish completion of uncrisp\n${lines.join("\n")}\n`;
}

function powershell(commands: Words[]): string {
	const rows = commands.map((command) => {
		const words = wordsOf(command)
			.split(" ")
			.map((word) => `'${word}'`);
		return `    '${command.name}' = @(${words.join(", ")})`;
	});
	return `# PowerShell completion of uncrisp
Register-ArgumentCompleter -Native -CommandName uncrisp -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${rows.join("\n")}
  }
  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $words = if ($typed.Count -ge 2 -and $commands.Contains($typed[1])) { $commands[$typed[1]] } else { $commands.Keys }
  $words | Where-Object { $_ -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
}

function zshText(text: string): string {
	return text.replace(/'/g, "'\\''").replace(/:/g, "\\:");
}

function fishText(text: string): string {
	return text.replace(/[\\']/g, "\\$&");
}
