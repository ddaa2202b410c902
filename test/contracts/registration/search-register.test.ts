import { expect, it } from 'vitest'
import type { RegisterState } from '../../../contracts/registration/find-register.ts'
import {
  JUDGE_HITS_TEXTS,
  type JudgeHits,
  type JudgeHitsRefusal,
  judgeHits,
} from '../../../contracts/registration/judge-hits.ts'
import { ranksBefore } from '../../../contracts/registration/registration.ts'
import {
  SEARCH_REGISTER_TEXTS,
  type SearchRegister,
  type SearchRegisterRefusal,
  searchRegister,
} from '../../../contracts/registration/search-register.ts'
import { STRANGER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import {
  AHEAD,
  DIGEST,
  hitOf,
  NOW,
  registering,
  registerOf,
  searchOf,
  securedOf,
  stateOf,
} from './registers.ts'

interface Asked<Body> {
  readonly state: RegisterState
  readonly body: Body
}
const give =
  <Body>(to: Partial<RegisterState>) =>
  (c: Asked<Body>): Asked<Body> => ({ ...c, state: { ...c.state, ...to } })
const say =
  <Body>(to: Partial<Body>) =>
  (c: Asked<Body>): Asked<Body> => ({ ...c, body: { ...c.body, ...to } })
const hits = (...found: ReturnType<typeof hitOf>[]) => say<SearchRegister>({ hits: found })

refusalTable<SearchRegisterRefusal, Asked<SearchRegister>>(
  'search the register',
  SEARCH_REGISTER_TEXTS,
  {
    state: stateOf(),
    body: { financing: 'fin_1', search: 'src_2', at: NOW, certificate: DIGEST, hits: [] },
  },
  c => searchRegister(c.state, c.body, registering()),
  {
    financing_must_be_of_its_lender: { breaks: give({ secured: securedOf({ lender: STRANGER }) }) },
    financing_must_wait_for_its_payout: {
      breaks: c => give<SearchRegister>({ secured: securedOf({ awaitsPayout: false }) })(c),
    },
    register_time_must_not_lie_ahead: {
      details: { at: AHEAD, now: NOW },
      breaks: say<SearchRegister>({ at: AHEAD }),
    },
    file_must_be_uploaded_first: { breaks: give({ isUploaded: false }) },
    search_must_name_its_hits_briefly: {
      details: { limit: 100, found: 101 },
      breaks: hits(...Array.from({ length: 101 }, () => hitOf())),
      keeps: { most: hits(...Array.from({ length: 100 }, () => hitOf())) },
    },
    hit_must_say_number_and_secured_party: {
      details: { limit: 100 },
      breaks: hits(hitOf({ securedParty: ' ' })),
      keeps: { longest: hits(hitOf({ securedParty: 'x'.repeat(100), number: 'x'.repeat(100) })) },
    },
    hit_must_be_registered_before_the_search: {
      details: { registeredAt: AHEAD, at: NOW },
      breaks: hits(hitOf({ registeredAt: AHEAD })),
      keeps: { 'at that instant': hits(hitOf({ registeredAt: NOW })) },
    },
  },
)

it('one character more than a hit may say is refused, of its number too', () => {
  for (const one of [hitOf({ number: 'x'.repeat(101) }), hitOf({ securedParty: 'x'.repeat(101) })])
    expect(
      searchRegister(
        stateOf(),
        { financing: 'fin_1', search: 'src_2', at: NOW, certificate: DIGEST, hits: [one] },
        registering(),
      ),
    ).toMatchObject({ refusal: 'hit_must_say_number_and_secured_party', path: 'body.hits.0' })
})

const FOUND = registerOf({ searches: [searchOf({ hits: [hitOf()] })] })

refusalTable<JudgeHitsRefusal, Asked<JudgeHits>>(
  'judge hits',
  JUDGE_HITS_TEXTS,
  {
    state: stateOf({ register: FOUND }),
    body: { financing: 'fin_1', search: 'src_1', verdict: 'stop', reason: 'all receivables' },
  },
  c => judgeHits(c.state, c.body, registering()),
  {
    financing_must_be_of_its_lender: { breaks: give({ secured: null }) },
    financing_must_wait_for_its_payout: {
      breaks: c =>
        c.state.secured === null
          ? c
          : give<JudgeHits>({ secured: securedOf({ awaitsPayout: false }) })(c),
    },
    search_must_have_hits_to_judge: { breaks: say<JudgeHits>({ search: 'src_9' }) },
    words_must_be_given_and_short: {
      details: { limit: 500, found: 0 },
      breaks: say<JudgeHits>({ reason: ' ' }),
      keeps: { longest: say<JudgeHits>({ reason: 'x'.repeat(500) }) },
    },
  },
)

it('hits are judged once, and there must be some', () => {
  const body = { financing: 'fin_1', search: 'src_1', verdict: 'proceed', reason: 'no' } as const
  const judged = registerOf({ searches: [searchOf({ hits: [hitOf()], verdict: 'stop' })] })
  for (const register of [judged, registerOf()])
    expect(judgeHits(stateOf({ register }), body, registering())).toMatchObject({
      refusal: 'search_must_have_hits_to_judge',
    })
})

it('who registered earlier is satisfied first; of one instant neither is', () => {
  const [one, other] = [{ registeredAt: NOW }, { registeredAt: AHEAD }] as const
  expect([ranksBefore(one, other), ranksBefore(other, one), ranksBefore(one, one)]).toEqual([
    ...[true, false, false],
  ])
})
