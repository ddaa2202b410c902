import { expect, it } from 'vitest'
import type { Financing } from '../../../contracts/financing/financing.ts'
import type { FindingBehind } from '../../../contracts/financing/finding-behind.ts'
import {
  WEIGH_FINDINGS_TEXTS,
  type WeighFindings,
  type WeighFindingsRefusal,
  weighFindings,
} from '../../../contracts/financing/weigh-findings.ts'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'
import { BANK } from '../facility/facilities.ts'
import { STRANGER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { DIGEST, financingOf } from './financings.ts'

const alarming: FindingBehind = { id: 'fnd_1', isWeighed: true, wasWeighed: false }
const harmless: FindingBehind = { id: 'fnd_2', isWeighed: false, wasWeighed: false }
const text = { content: '{}', digest: DIGEST }

interface Weighing {
  readonly financing: Financing
  readonly body: WeighFindings
  readonly findings: readonly FindingBehind[]
}
const say = (to: Partial<WeighFindings>) => (c: Weighing) => ({ ...c, body: { ...c.body, ...to } })

refusalTable<WeighFindingsRefusal, Weighing>(
  'weigh findings',
  WEIGH_FINDINGS_TEXTS,
  {
    financing: financingOf(),
    body: { financing: 'fin_1', findings: ['fnd_1', 'fnd_2'], reason: 'one group' },
    findings: [alarming, harmless],
  },
  ({ financing, findings, body }) =>
    weighFindings({ financing, findings, text }, body, { party: BANK }),
  {
    lender_must_have_been_asked: {
      breaks: c => ({
        ...c,
        financing: financingOf({ asked: [{ lender: STRANGER, declined: false, shown: null }] }),
      }),
    },
    financing_must_be_at_this_stage: {
      details: { status: 'approved' },
      breaks: c => ({ ...c, financing: { ...c.financing, status: 'approved' } }),
      keeps: { applied: c => ({ ...c, financing: { ...c.financing, status: 'applied' } }) },
    },
    finding_must_be_behind_the_financing: {
      details: { finding: 'fnd_9' },
      breaks: say({ findings: ['fnd_9', 'fnd_1'] }),
    },
    finding_must_be_weighed_once: {
      details: { finding: 'fnd_1' },
      breaks: c => ({ ...c, findings: [{ ...alarming, wasWeighed: true }, harmless] }),
      keeps: { 'one of them': say({ findings: ['fnd_2'] }) },
    },
    words_must_be_given_and_short: {
      details: { limit: 500, found: 0 },
      breaks: say({ reason: '  ' }),
      keeps: { longest: say({ reason: 'x'.repeat(500) }) },
    },
  },
)

it('is known to its lender alone, and keeps what was said on every instrument', () => {
  const state = { financing: financingOf(), findings: [alarming], text }
  const body = { financing: 'fin_1', findings: ['fnd_1'], reason: 'one group' } as const
  expect(weighFindings(state, body, { party: BANK })).toMatchObject({
    facts: [{ visibleTo: [BANK], findings: ['fnd_1'], reason: 'one group', content: '{}' }],
    postings: [{ post: 'keep', text: DIGEST, on: 'rcv_1' }],
  })
  const twice = weighFindings(state, { ...body, findings: ['fnd_1', 'fnd_1'] }, { party: BANK })
  expect(twice).toMatchObject({ refusal: 'finding_must_be_weighed_once' })
})

it('says each finding in words, with the reason', () => {
  const [financing, finding] = ['fin_0000000000001', 'fnd_0000000000001']
  const body = { financing, findings: [finding], reason: 'one group' }
  const shown = { [finding]: { findingKind: 'circular_trade', foundOn: '2026-03-02' } }
  const { en, zh } = describeAct({ act: 'financing.weigh-findings', body }, shown)
  for (const part of ['in a circle', finding, '2026-03-02', 'one group']) expect(en).toContain(part)
  expect(zh).toContain('2026-03-02')
  expect(describeAct({ act: 'financing.weigh-findings', body }, {}).en).toContain(finding)
})
