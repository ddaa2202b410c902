import { seededWholes } from '../../../../contracts/abs/pool/seeded-numbers.ts'

/** One invoice of a seller as it really is: numbers differ if and only if their keys do. */
export interface TrueNumber {
  readonly key: string
  readonly number: string
  readonly code: string
  /** Another form of paper has the same number, so that it is not named without its code. */
  readonly needsCode: boolean
}

export interface Spelled {
  readonly number: string
  readonly code: string
}

type Draw = (below: number) => number

/** Generated numbers: every other one is the near neighbour of the one before it. */
export function generateNumbers(seed: number, count: number): readonly TrueNumber[] {
  const draw = seededWholes(seed)
  const numbers = new Map<string, TrueNumber>()
  while (numbers.size < count) {
    const at = numbers.size
    for (const one of FAMILIES[at % FAMILIES.length]!(draw, at)) numbers.set(one.key, one)
  }
  return [...numbers.values()].slice(0, count)
}

const FAMILIES: readonly ((draw: Draw, serial: number) => readonly TrueNumber[])[] = [
  digital,
  paper,
  paperOfTwoForms,
  composed,
  chinese,
]

function digital(draw: Draw, serial: number): readonly TrueNumber[] {
  const head = `${20 + draw(10)}${11 + draw(50)}2000${digits(draw, 4)}`
  return [serial * 2 + 1, serial * 2 + 2].map(tail => plain(head + String(tail).padStart(8, '0')))
}

/** The serial keeps their numbers apart, so that each is named without its code as well. */
function paper(draw: Draw, serial: number): readonly TrueNumber[] {
  const code = formCode(draw)
  return [serial * 2, serial * 2 + 1].map(n => coded(code, String(n + 1).padStart(8, '0'), false))
}

function paperOfTwoForms(draw: Draw, serial: number): readonly TrueNumber[] {
  const number = String(50_000_000 + serial)
  const [one, other] = [`1100${digits(draw, 6)}`, `3100${digits(draw, 6)}`]
  return [coded(one, number, true), coded(other, number, true)]
}

/** A separator elsewhere, or one zero more, makes another number. */
function composed(draw: Draw, serial: number): readonly TrueNumber[] {
  const word = ['INV', 'PO', 'A', 'XK', 'SO'][draw(5)]!
  return [
    `${word}-${serial}-7`,
    `${word}/${serial}-7`,
    `${word}-${serial}7`,
    `${word}-0${serial}7`,
  ].map(plain)
}

function chinese(draw: Draw, serial: number): readonly TrueNumber[] {
  const region = ['沪', '京', '粤', '苏'][draw(4)]!
  return [`2026-${region}采字第${serial}号`, `2026-${region}销字第${serial}号`].map(plain)
}

function plain(number: string): TrueNumber {
  return { key: number, number, code: '', needsCode: false }
}

function coded(code: string, number: string, needsCode: boolean): TrueNumber {
  return { key: `${code}-${number}`, number, code, needsCode }
}

function formCode(draw: Draw): string {
  return draw(2) === 0 ? `4403${digits(draw, 6)}` : `01100${digits(draw, 7)}`
}

function digits(draw: Draw, count: number): string {
  return Array.from({ length: count }, () => String(draw(10))).join('')
}

/** Writes a number as people and programs do: each draw is one habit, and some are combined. */
export function spell({ number, code, needsCode }: TrueNumber, draw: Draw): Spelled {
  const isPaper = code !== ''
  const named: Spelled =
    isPaper && draw(3) === 0
      ? { number: code + ['-', '/', '', ' '][draw(4)]! + number, code: '' }
      : { number: isPaper ? withZeros(number, draw) : number, code: codeOf(code, needsCode, draw) }
  const habits = [WITHIN, WITHIN, AROUND].map(some => some[draw(some.length)]!)
  const write = (text: string) => habits.reduce((written, habit) => habit(written, draw), text)
  return { number: write(named.number), code: named.code === '' ? '' : write(named.code) }
}

/** What leaves the code out, or the zero that it begins with. */
function codeOf(code: string, needsCode: boolean, draw: Draw): string {
  if (!needsCode && draw(4) === 0) return ''
  return draw(3) === 0 ? code.replace(/^0/, '') : code
}

function withZeros(number: string, draw: Draw): string {
  return draw(2) === 0 ? number.replace(/^0+/, '') : number
}

const DASHES = [...'-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d_']
const QUOTES = [...'\'"`\u2018\u2019\u201c\u201d\u2032\uff07']
const SPACES = [...' \u00a0\u2009\u202f\u3000\t']

type Habit = (text: string, draw: Draw) => string

/** Each writes the same number in another way. */
const WITHIN: readonly Habit[] = [
  text => text,
  text => text.toLowerCase(),
  text => text.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (text, draw) => text.replaceAll('-', () => DASHES[draw(DASHES.length)]!),
  (text, draw) => text.replace(/.(?=.)/gu, c => (draw(4) === 0 ? c + SPACES[draw(6)]! : c)),
  text => text.replaceAll('/', '\\'),
  text => text.replaceAll('-', '--'),
  text => `${text}-`,
  text => text.replace(/^(2026)-/, '（$1）'),
]

/** Each puts something around a number that is no part of it. */
const AROUND: readonly Habit[] = [
  text => text,
  (text, draw) => QUOTES[draw(QUOTES.length)]! + text,
  (text, draw) => `"${text}${QUOTES[draw(QUOTES.length)]!}`,
  (text, draw) => SPACES[draw(SPACES.length)]! + text + SPACES[draw(SPACES.length)]!,
]

/** Each spoils a number so that it is none: nothing of it may be recorded. */
export const RUINS: readonly ((text: string) => string)[] = [
  text => `${text.replace(/\D/g, '').slice(0, 1) || 2}.4952E+19`,
  () => '#N/A',
  () => '########',
  () => 'N/A',
  () => '无',
  text => `${text.replace(/\D/g, '')}.0`,
  text => text.replace(/.$/u, '$&\u034f'),
  text => text.replace(/.$/u, '\ufe0f$&'),
  text => `\u0410${text}`,
  text => `${text}\u200b1`,
]
