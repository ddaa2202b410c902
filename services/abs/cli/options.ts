import { parseArgs } from 'node:util'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'

/** A command line that is misused; the message says what to type instead. */
export class UsageFault extends Error {
  override name = 'UsageFault'
}

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly needed?: boolean
}

/** Reads the `--name value` options that a command declares; any other is a fault. */
export function readOptions<Name extends string>(
  args: readonly string[],
  declared: Readonly<Record<Name, Option>>,
): Readonly<Record<Name, string | undefined>> & { readonly language: Language } {
  const options = Object.fromEntries(
    Object.entries<Option>({ ...declared, language: { type: 'string' } }).map(
      ([name, { type }]) => [name, { type }],
    ),
  )
  const values = parseOptions(args, options)
  const missing = Object.entries<Option>(declared).find(([n, o]) => o.needed && !values[n])
  if (missing) throw new UsageFault(`--${missing[0]} is needed`)
  const texts = Object.fromEntries(
    Object.entries(values).map(([n, v]) => [n, v === true ? 'yes' : String(v)]),
  )
  return { ...texts, language: findLanguage(texts['language']) } as ReturnType<
    typeof readOptions<Name>
  >
}

/** Reads the language of a command line that has been read before, or is misused. */
export function readLanguage(args: readonly string[]): Language {
  const asked = args[args.indexOf('--language') + 1]
  return findLanguage(asked === 'zh' || asked === 'en' ? asked : undefined)
}

/** The language that was asked for, else that of the environment. */
function findLanguage(asked: string | undefined): Language {
  if (asked === undefined) return (process.env['LANG'] ?? '').startsWith('zh') ? 'zh' : 'en'
  if (asked !== 'zh' && asked !== 'en') throw new UsageFault('--language is zh or en')
  return asked
}

function parseOptions(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): Record<string, string | boolean | undefined> {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values as Record<
      string,
      string | boolean | undefined
    >
  } catch (error) {
    throw new UsageFault((error as Error).message)
  }
}

/** Reads a whole number above zero. */
export function readCount(name: string, text: string, most: number): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > most)
    throw new UsageFault(`--${name} is a whole number from 1 to ${most}`)
  return count
}
