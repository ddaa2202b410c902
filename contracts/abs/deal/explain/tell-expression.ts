import { dateOf } from '../../../kernel/date.ts'
import type { Expression } from '../../expression/parse.ts'
import { compare, formatExact, ONE } from '../../ratio.ts'
import type { Deal } from '../deal.ts'
import type { ByName, Language, Words } from '../deal-text.ts'
import { DEAL_QUANTITIES, NAMED_QUANTITIES, type NamedNoun, type Quantity } from '../quantities.ts'
import { formatAmount, formatShare } from './figure-words.ts'

const FUNCTION_WORDS: Readonly<Record<string, Words>> = {
  min: { zh: '{0} 与 {1} 中较小者', en: 'the lesser of {0} and {1}' },
  max: { zh: '{0} 与 {1} 中较大者', en: 'the greater of {0} and {1}' },
  if: { zh: '{1}（如{0}）或 {2}（否则）', en: '{1} if {0}, otherwise {2}' },
  not: { zh: '并非{0}', en: 'not {0}' },
  'negative of': { zh: '−{0}', en: '−{0}' },
  and: { zh: '{0}，且{1}', en: '{0} and {1}' },
  or: { zh: '{0}，或{1}', en: '{0} or {1}' },
}

const CHOICES = new Set(['min', 'max', 'if'])

const SHOWN_SIGN: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
}

/** How tightly a sign binds; an argument that binds less is put in brackets. */
const TIGHT: Readonly<Record<string, number>> = {
  or: 0,
  and: 1,
  not: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '=': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  'negative of': 6,
}

/** Describes an expression in words: `note.A.balance` is `“优先A档”未偿本金余额`. */
export function tellExpression(e: Expression, deal: Deal, language: Language): string {
  if (e.kind === 'name') return describeQuantity(e.name, deal, language)
  if (e.kind === 'literal') return describeLiteral(e, language)
  const words = FUNCTION_WORDS[e.op]
  const here = TIGHT[e.op] ?? -1
  const args = e.args.map((arg, i) => {
    const text = tellExpression(arg, deal, language)
    const inner = arg.kind === 'call' ? TIGHT[arg.op] : undefined
    const loose = inner !== undefined && (inner < here || (i > 0 && inner === here))
    return loose || isChoice(arg) ? `(${text})` : text
  })
  if (words) return words[language].replace(/\{(\d)\}/g, (_, n: string) => args[+n] ?? '')
  return args.join(` ${SHOWN_SIGN[e.op] ?? e.op} `)
}

/** Tells a choice: “the lesser of …” needs brackets, for nothing else shows where it ends. */
function isChoice(e: Expression): boolean {
  return e.kind === 'call' && CHOICES.has(e.op)
}

function describeLiteral(
  { value, type }: Extract<Expression, { kind: 'literal' }>,
  language: Language,
): string {
  if (type === 'date') return dateOf(Number(value.num))
  if (type === 'money') return formatAmount(value, language)
  return compare(value, ONE) < 0 && value.num > 0n ? formatShare(value) : formatExact(value)
}

function describeQuantity(name: string, deal: Deal, language: Language): string {
  const [noun = '', second = '', ...rest] = name.split('.')
  if (Object.hasOwn(DEAL_QUANTITIES, noun)) {
    const measures: Readonly<Record<string, Quantity>> =
      DEAL_QUANTITIES[noun as keyof typeof DEAL_QUANTITIES]
    return measures[[second, ...rest].join('.')]![language]
  }
  const measures: Readonly<Record<string, Quantity>> = NAMED_QUANTITIES[noun as NamedNoun]
  const title = findTitle(deal, noun, second, language)
  const measure = rest.join('.')
  if (measure === '' && noun === 'term') return language === 'zh' ? `“${title}”` : `"${title}"`
  return language === 'zh'
    ? `“${title}”${measures[measure]!.zh}`
    : `"${title}" ${measures[measure]!.en}`
}

const SECTIONS: Readonly<Record<string, keyof Deal>> = {
  note: 'notes',
  fee: 'fees',
  account: 'accounts',
  support: 'supports',
  ledger: 'ledgers',
  schedule: 'schedules',
  term: 'terms',
  trigger: 'triggers',
  event: 'events',
  state: 'states',
}

/**
 * Finds the deal's own title of a thing, else its name; of things with one title, each has its name
 * besides.
 */
export function findTitle(deal: Deal, noun: string, name: string, language: Language): string {
  const section = SECTIONS[noun]
  const things = section ? (deal[section] as ByName<Words> | undefined) : undefined
  if (!things || !Object.hasOwn(things, name)) return name
  const title = things[name]![language]
  return countTitles(deal, title, language) > 1 ? `${title} [${name}]` : title
}

/** How often each title stands in a deal, counted once for each language. */
const TITLES = new WeakMap<Deal, Map<Language, ReadonlyMap<string, number>>>()

function countTitles(deal: Deal, title: string, language: Language): number {
  const known = TITLES.get(deal) ?? new Map<Language, ReadonlyMap<string, number>>()
  TITLES.set(deal, known)
  const counts = known.get(language) ?? countAll(deal, language)
  known.set(language, counts)
  return counts.get(title) ?? 0
}

function countAll(deal: Deal, language: Language): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const section of Object.values(SECTIONS)) {
    for (const words of Object.values((deal[section] ?? {}) as ByName<Words>))
      counts.set(words[language], (counts.get(words[language]) ?? 0) + 1)
  }
  return counts
}
