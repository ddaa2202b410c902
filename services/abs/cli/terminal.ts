import pc from 'picocolors'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import type { Input, InputRefusal } from '../input/input.ts'

/**
 * The terminal of a command: results go to stdout, all else to stderr, so that output can be piped.
 */
export interface Terminal {
  readonly language: Language
  /** Prints a finished result. */
  readonly print: (text: string) => void
  /** Informs about progress, in the language of the user. */
  readonly inform: (zh: string, en: string) => void
}

/** Opens the terminal in a language. */
export function openTerminal(language: Language): Terminal {
  return {
    language,
    print: text => void process.stdout.write(`${text}\n`),
    inform: (zh, en) => void process.stderr.write(`${pc.dim(language === 'zh' ? zh : en)}\n`),
  }
}

/** The style of tables: coloured headings and lines, plain where colours are not supported. */
export function makeTableStyle(): { head: string[]; border: string[]; compact: boolean } {
  const colour = (name: string) => (pc.isColorSupported ? [name] : [])
  return { head: colour('cyan'), border: colour('gray'), compact: true }
}

/** Takes the value of an input; of one that was refused it shows the refusals and gives null. */
export function takeOrRefuse<Value>(terminal: Terminal, input: Input<Value>): Value | null {
  if (input.ok) return input.value
  refuseAll(terminal, input.refusals)
  return null
}

/** Shows what is allowed and seldom meant; it goes beside the results, not among them. */
export function warn(
  { language }: Terminal,
  { at, sentence }: Pick<InputRefusal, 'at' | 'sentence'>,
): void {
  process.stderr.write(`${pc.yellow('!')} ${at}\n  ${sentence[language]}\n`)
}

const REFUSALS_SHOWN_MAX = 20

/** Prints each refusal with its file and path; returns 1, the exit code of a refused command. */
export function refuseAll({ language }: Terminal, refusals: readonly InputRefusal[]): 1 {
  for (const { file, at, refusal, sentence } of refusals.slice(0, REFUSALS_SHOWN_MAX)) {
    const where = [file, at].filter(Boolean).join(': ')
    process.stderr.write(
      `${pc.red('✗')} ${where}\n  ${sentence[language]} ${pc.dim(`(${refusal})`)}\n`,
    )
  }
  const more = refusals.length - REFUSALS_SHOWN_MAX
  if (more > 0) process.stderr.write(language === 'zh' ? `……另有 ${more} 条\n` : `… ${more} more\n`)
  return 1
}
