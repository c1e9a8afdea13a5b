// What commander says, in the language of the rest: its own words are English. The shape of help and errors stays commander's.
import type { Command } from 'commander';
import { Help } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

type Rewriting = readonly [RegExp, string];

/** Commander's messages, which it makes from templates, and ours. */
const MESSAGES: readonly Rewriting[] = [
  [/^unknown command '(.*)'/, 'không có lệnh "$1"'],
  [/^unknown option '(.*)'/, 'không có tùy chọn "$1"'],
  [/^missing required argument '(.*)'/, 'thiếu tham số <$1>'],
  [/^option '(.*)' argument missing/, 'tùy chọn "$1" thiếu giá trị'],
  [/^required option '(.*)' not specified/, 'thiếu tùy chọn "$1"'],
  [/^option '(.*)' argument '(.*)' is invalid\.\s*/, 'tùy chọn "$1" không nhận "$2": '],
  [/^command-argument value '(.*)' is invalid for argument '(.*)'\.\s*/, 'tham số <$2> không nhận "$1": '],
  [/^too many arguments(?: for '.*')?\. Expected (\d+) arguments? but got (\d+)\./, 'thừa tham số: cần $1, có $2'],
];
const PARTS: readonly Rewriting[] = [
  [/Allowed choices are (.*)\.$/m, 'chọn một trong: $1'],
  [/\(Did you mean one of (.*)\?\)/, '(có phải một trong: $1?)'],
  [/\(Did you mean (.*)\?\)/, '(có phải "$1"?)'],
];

const rewritten = (text: string, [pattern, by]: Rewriting): string => text.replace(pattern, by);

/** "error: unknown option '--x'" -> "Lỗi: không có tùy chọn "--x"". */
export function usageText(message: string): string {
  const bare = message.replace(/^error: /, '');
  return `Lỗi: ${PARTS.reduce(rewritten, MESSAGES.reduce(rewritten, bare))}`;
}

const HELP = new Help();
/** Defaults in Vietnamese; the choices stand in the description. */
const values = (text: string): string =>
  text
    .replace(/\(default: ""\)/, '')
    .replace('(default: ', '(mặc định: ')
    .replace(/ ?\(choices: .*\)/, '')
    .trim();

const HELP_WORDS = 'xem cách dùng';

/** Vietnamese help and errors for a command and all below it; none of them ends the process by itself. */
export function inVietnamese(command: Command): Command {
  command
    .exitOverride()
    .helpOption('-h, --help', HELP_WORDS)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: (option) => values(HELP.optionDescription(option)),
      argumentDescription: (argument) => values(HELP.argumentDescription(argument)),
    })
    .configureOutput({
      outputError: (text, write) => write(text.startsWith('error: ') ? usageText(text) : text),
    });
  if (command.commands.length > 0) {
    command.helpCommand('help [lệnh]', HELP_WORDS);
    for (const child of command.commands) inVietnamese(child);
  } else {
    command.showHelpAfterError(`(cách dùng: ${pathOf(command)} --help)`);
  }
  return command;
}

const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
