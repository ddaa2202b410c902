import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { captured } from './captured.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-solve-'))
const at = (name: string) => join(folder, name)
const deal = at('loans.json')
const tape = at('loans.csv')

beforeAll(async () => {
  await captured('deal', 'new', '--template', 'loans', '--out', deal)
  await captured('tape', 'new', '--deal', deal, '--count', '100', '--out', tape)
})

const run = (command: string, ...more: string[]) =>
  captured(command, '--deal', deal, '--tape', tape, '--language', 'en', ...more)

describe('size', () => {
  const sized = (...more: string[]) => run('size', '--note', 'A', '--against', 'sub', ...more)

  test('writes the deal with the greatest note, which is read again', async () => {
    const out = at('sized')
    const found = await sized('--out', out, '--to', 'break-even=0.3')
    expect(found).toMatchObject({ code: 0 })
    expect(found.out).toMatch(/^Class A: [\d,]+ units, .* of all; shortfall 0\.00\nwith 1 more: /)
    const check = await captured('deal', 'check', '--deal', join(out, 'deal.json'))
    expect(check.code).toBe(0)
  })

  test.each([
    ['break-even=1'],
    ['break-even=0.3', '--at', 'price=100'],
    ['yield=0.05'],
    ['yield=0.05', '--at', 'yield=0.05'],
    ['price=0', '--at', 'yield=0.05'],
    ['price=100', '--at', 'yield=-0.1'],
    ['size=5'],
  ])('is misused: --to %s %s %s', async (...to) => {
    const found = await sized('--out', at('unsized'), '--to', ...to)
    expect(found.code).toBe(2)
    expect(found.err).toContain('say --to break-even=0.1')
  })

  test('refuses a note that is not there, and a target without a size', async () => {
    const other = await run(
      'size',
      '--note',
      'A',
      '--against',
      'subb',
      '--out',
      at('no'),
      '--to',
      'break-even=0.3',
    )
    expect(other).toMatchObject({ code: 1 })
    expect(other.err).toContain('note_must_be_known')
    const none = await sized('--out', at('no'), '--to', 'yield=0.9', '--at', 'price=100')
    expect(none.err).toContain('target_must_be_met_by_the_least_size')
    expect(existsSync(join(at('no'), 'deal.json'))).toBe(false)
  })
})

test('call-dates prints and writes what becomes of each note', async () => {
  const out = at('calls')
  const found = await run('call-dates', '--out', out, '--to', 'principal', '--from', '2027-06-01')
  expect(found).toMatchObject({ code: 0 })
  expect(found.out).toContain('Paid for the pool')
  const { rows } = JSON.parse(readFileSync(join(out, 'call-dates.json'), 'utf8'))
  expect(rows.length).toBeGreaterThan(3)
  expect(rows[0].payment.slice(0, 4)).toBe('2027')
  const misused = await run('call-dates', '--out', out, '--to', 'principal', '--from', 'soon')
  expect(misused).toMatchObject({ code: 2 })
})

test('project --loan-flows writes the flows of each asset', async () => {
  const out = at('flows')
  const found = await run('project', '--out', out, '--loan-flows')
  expect(found).toMatchObject({ code: 0 })
  const [heading, first] = readFileSync(join(out, 'loan-flows.csv'), 'utf8').split('\r\n')
  expect(heading).toMatch(/^\uFEFFasset,period,from,to,openingBalance,/)
  expect(first).toMatch(/^G0000001,1,2026-01-01,2026-04-01,\d+\.\d\d,/)
})
