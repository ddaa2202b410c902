import pc from 'picocolors'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import type { InputRefusal } from '../input/input.ts'

/** What a command says: results on stdout, all else on stderr, so that output can be piped. */
export interface Terminal {
  readonly language: Language
  /** A finished result. */
  readonly print: (text: string) => void
  /** How far it is; in the language of the user. */
  readonly say: (zh: string, en: string) => void
}

export function terminalOf(language: Language): Terminal {
  return {
    language,
    print: text => void process.stdout.write(`${text}\n`),
    say: (zh, en) => void process.stderr.write(`${pc.dim(language === 'zh' ? zh : en)}\n`),
  }
}

/** Lines and headings of tables; plain where colours are not read. */
export function tableStyle(): { head: string[]; border: string[]; compact: boolean } {
  const colour = (name: string) => (pc.isColorSupported ? [name] : [])
  return { head: colour('cyan'), border: colour('gray'), compact: true }
}

const REFUSALS_SHOWN_MAX = 20

/** Each refusal with its file and place; the exit code of a refused command is 1. */
export function refuseAll({ language }: Terminal, refusals: readonly InputRefusal[]): 1 {
  for (const { file, at, refusal, sentence } of refusals.slice(0, REFUSALS_SHOWN_MAX)) {
    const place = [file, at].filter(Boolean).join(': ')
    process.stderr.write(
      `${pc.red('✗')} ${place}\n  ${sentence[language]} ${pc.dim(`(${refusal})`)}\n`,
    )
  }
  const more = refusals.length - REFUSALS_SHOWN_MAX
  if (more > 0) process.stderr.write(language === 'zh' ? `……另有 ${more} 条\n` : `… ${more} more\n`)
  return 1
}
