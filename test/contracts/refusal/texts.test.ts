import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ACT_TEXTS, ADMISSION_TEXTS } from '../../../contracts/command/command-refusal.ts'
import { units } from '../../../contracts/kernel/money.ts'
import { type AnyText, REFUSAL_CLASSES } from '../../../contracts/kernel/refusal-text.ts'
import { INVITATION_TEXTS } from '../../../contracts/party/invite.ts'
import { PAY_WITH_AMOUNT_TEXTS } from '../../../contracts/receivable/pay-with-amount.ts'
import { ACT_CLAUSES } from '../../../contracts/refusal/clauses.ts'
import {
  DOCUMENT_TEXTS,
  EVERY_COMMAND_TEXTS,
  isRefusalCode,
  REFUSAL_TEXTS,
} from '../../../contracts/refusal/texts.ts'
import { showsDetails } from './refusal-table.ts'

const ROOT = new URL('../../..', import.meta.url)
/** ABS answers about documents and tapes, in words of its own; reconciliation refuses nothing. */
const WITHOUT_REFUSALS = ['abs', 'kernel', 'refusal', 'wait', 'sentences']
const FOLDERS = [
  ...readdirSync(new URL('contracts', ROOT), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !WITHOUT_REFUSALS.includes(entry.name))
    .map(entry => `contracts/${entry.name}`),
  'services/ledger',
  'services/platform/jws',
]

interface Source {
  readonly file: string
  readonly text: string
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => ({
      file: `${folder}/${file}`,
      text: readFileSync(new URL(`${folder}/${file}`, ROOT), 'utf8'),
    }))
}

/** Every literal that is a duty, wherever a command can be refused. */
function dutiesIn(folder: string): readonly string[] {
  return sourcesIn(folder).flatMap(({ text }) =>
    [...text.matchAll(/'([a-z0-9_]+_must_[a-z0-9_]+)'/g)].map(match => match[1]!),
  )
}

/** Whether a duty has its sentences: that of an act, or of an invitation, which is no act. */
function hasText(duty: string): boolean {
  return isRefusalCode(duty) || Object.hasOwn(INVITATION_TEXTS, duty)
}

describe('refusal texts', () => {
  it.each(FOLDERS)('every duty in %s has its sentences', folder => {
    const duties = dutiesIn(folder)
    expect(duties.length).toBeGreaterThan(0)
    expect(duties.filter(duty => !hasText(duty))).toEqual([])
  })

  it('every text belongs to a duty that something can fail to meet', () => {
    const duties = new Set(FOLDERS.flatMap(dutiesIn))
    expect(Object.keys(REFUSAL_TEXTS).filter(code => !duties.has(code))).toEqual([])
  })

  it.each(Object.entries(REFUSAL_TEXTS))('%s is said in both languages', (duty, text) => {
    expect(duty).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/)
    expect(REFUSAL_CLASSES).toContain(text.class)
    expect(typeof text.zh).toBe(typeof text.en)
    if (typeof text.zh === 'string') showsDetails(text, undefined)
  })

  it('what is said around every command shows its details', () => {
    showsDetails(ADMISSION_TEXTS.request_must_hold_at_most_500_acts, { limit: 500, found: 501 })
    showsDetails(ADMISSION_TEXTS.command_must_have_its_form, { field: 'body.acts' })
    showsDetails(ADMISSION_TEXTS.command_must_be_for_this_ledger, { ledger: 'A1'.repeat(21) })
    showsDetails(ADMISSION_TEXTS.party_must_keep_to_its_rate, { perSecond: 7, burst: 150 })
    showsDetails(ACT_TEXTS.act_must_be_known, { act: 'no.act' })
    showsDetails(ACT_TEXTS.body_must_have_the_form_of_the_act, { field: 'body.to' })
    const long = { field: 'body.reason', limit: 1_000, found: 1_001 }
    showsDetails(ACT_TEXTS.field_must_be_within_its_length, long)
    showsDetails(ACT_TEXTS.manifest_must_be_accepted_whole, { act: 7 })
    const short = { free: units(1234n), amount: units(5678901n) }
    showsDetails(PAY_WITH_AMOUNT_TEXTS.holdings_must_cover_the_amount, short)
  })

  it('a duty to keep to a limit, a length, a rate or a date shows it', () => {
    const bounded = /(^|_)(limit|rate|most|length|within|early|late|ahead|date|longest|days)(_|$)/
    const bare = Object.entries(REFUSAL_TEXTS).filter(
      ([duty, text]) => bounded.test(duty) && typeof text.zh === 'string',
    )
    expect(bare.map(([duty]) => duty)).toEqual([
      // Zero is said, and what was given is the sender's own.
      ...['limit_must_be_positive', 'limit_must_not_be_negative'],
    ])
  })

  it('no two duties are said in the same words', () => {
    const zh = Object.values(REFUSAL_TEXTS).map(text => String(text.zh))
    expect(zh.filter((text, i) => zh.indexOf(text) !== i)).toEqual([])
  })

  it('a duty of several clauses is said in the same words by each of them', () => {
    const all: readonly Readonly<Record<string, AnyText>>[] = [
      ...Object.values(ACT_CLAUSES).map(clause => clause.texts),
      EVERY_COMMAND_TEXTS,
      DOCUMENT_TEXTS,
    ]
    const others = all.flatMap(texts =>
      Object.entries(texts).filter(
        ([code, text]) => text !== (REFUSAL_TEXTS as typeof texts)[code],
      ),
    )
    expect(others.map(([code]) => code)).toEqual([])
  })

  it('knows its own codes only', () => {
    expect(isRefusalCode('checker_must_sign')).toBe(true)
    expect(isRefusalCode('toString')).toBe(false)
  })
})

/** Their numbers are names, no limits. */
const NUMBERED = ['payload_must_be_canonical_json']

describe('a limit that is not kept is shown', () => {
  it('no sentence states a number of its own, which may differ from the limit in force', () => {
    const plain = Object.entries(REFUSAL_TEXTS).filter(([, { zh }]) => typeof zh === 'string')
    expect(plain.length).toBeGreaterThan(0)
    const stated = plain.filter(([, { zh, en }]) => /\d/.test(`${zh} ${en}`))
    expect(stated.map(([code]) => code)).toEqual(NUMBERED)
  })

  it('what is refused for being more, less, earlier or later is refused with details', () => {
    const sources = FOLDERS.filter(folder => folder.startsWith('contracts/')).flatMap(sourcesIn)
    expect(sources.flatMap(refusedInSilence)).toEqual([])
    const bad = 'if (found > limit) return refuse("limit_must_be_kept", "body")'
    expect(refusedInSilence({ file: 'x.ts', text: bad })).toHaveLength(1)
    const good = 'if (found > limit) return refuse("limit_must_be_kept", "body", { limit, found })'
    expect(refusedInSilence({ file: 'x.ts', text: good })).toEqual([])
  })
})

/** Refusals without details that follow a comparison with anything but zero. */
function refusedInSilence({ file, text }: Source): { readonly file: string; code: string }[] {
  const silent: { file: string; code: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && comparesWithALimit(node.expression))
      for (const call of refusalsIn(node.thenStatement))
        if (call.arguments.length < 3)
          silent.push({ file, code: call.arguments[0]!.getText().slice(1, -1) })
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return silent
}

const COMPARISONS = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
])

function comparesWithALimit(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind))
    return ![node.left, node.right].some(side => /^0n?$/.test(side.getText()))
  return ts.forEachChild(node, child => comparesWithALimit(child) || undefined) ?? false
}

function refusalsIn(node: ts.Node): ts.CallExpression[] {
  if (ts.isIfStatement(node)) return []
  const own = ts.isCallExpression(node) && node.expression.getText() === 'refuse' ? [node] : []
  const below: ts.CallExpression[] = []
  ts.forEachChild(node, child => void below.push(...refusalsIn(child)))
  return [...own, ...below]
}
