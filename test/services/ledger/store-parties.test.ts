import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith, TWO_PARTIES, type WrongRows } from '../../support/wrong-rows.ts'

/** Wrong rows of parties and keys, and torn restrictions, written straight into the store. */
const store = storeWith(`${TWO_PARTIES}
    insert into ledger.person (id, identity) values (1, sha384('one')), (2, sha384('two'));
    insert into ledger.party_user (id, party, person, duty, added_by) values (1, 1, 1, 'maker', 1);
    insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
    values (1, 1, 1, 'EdDSA', 'one', false, 1), (2, 1, 1, 'EdDSA', 'two', false, 1);
    update ledger.key set revoked_by = 2 where id = 2;
    insert into ledger.mandate (id, party, key, act, limit_minor, until, granted_by)
    values (1, 1, 1, 'x', 1, '2030-01-01', 1);
    insert into ledger.standing_acceptance (id, party, limit_minor, until, granted_by)
    values (1, 1, 1, '2030-01-01', 1);
    begin;
    insert into ledger.instrument (id, kind, size, issued_by) values (1, 'receivable', 100, 1);
    insert into ledger.title (instrument, lo, hi, size, holder, since, origin)
    values (1, 0, 100, 100, 7, 1, 0);
    insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
    values (1, 0, 100, 7, 'pledge', 9, 3, 3);
    commit;`)

const kept = (table: string): WrongRows => ({
  by: [`delete from ledger.${table}`],
  rule: '42501',
  ownersRule: `${table}_kept`,
})
const CLAIM = `insert into ledger.claim
  (instrument, lo, hi, holder, kind, claimant, charge, bound_by, succeeds) values`

const wrong: Record<string, WrongRows> = {
  'a party removed': kept('party'),
  'a person removed': kept('person'),
  'a user removed': kept('party_user'),
  'a key removed': kept('key'),
  'a mandate removed': kept('mandate'),
  'a standing acceptance removed': kept('standing_acceptance'),
  'a person known twice': {
    by: ["insert into ledger.person (id, identity) values (3, sha384('one'))"],
    rule: 'person_is_unique',
  },
  'a person who acts twice for a party': {
    by: [
      `insert into ledger.party_user (id, party, person, duty, added_by)
       values (2, 1, 1, 'checker', 2)`,
    ],
    rule: 'person_acts_once_for_a_party',
  },
  'a key of two users': {
    by: [
      `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
       values (3, 1, 1, 'EdDSA', 'one', false, 2)`,
    ],
    rule: 'key_is_unique',
  },
  'a key that comes back': {
    by: ['update ledger.key set revoked_by = null where id = 2'],
    rule: 'key_fixed',
  },
  "a key's bytes changed": {
    by: ["update ledger.key set public_key = 'three' where id = 1"],
    rule: '42501',
    ownersRule: 'key_fixed',
  },
}

describe('INV-PTY-01 it refuses', () => {
  test.each(Object.entries(wrong))('%s, as the ledger', async (_, { by, rule }) => {
    expect(await refusedBy(store.runtime, by)).toBe(rule)
  })
  test.each(Object.entries(wrong))('%s, as the owner', async (_, { by, rule, ownersRule }) => {
    expect(await refusedBy(store.owner, by)).toBe(ownersRule ?? rule)
  })
})

/** What triggers refuse already stands as a constraint too: with the triggers off, it refuses. */
const withoutTriggers: Record<string, WrongRows> = {
  'a title with fewer holds than none': {
    by: ['update ledger.title set holds = -1'],
    rule: 'title_holds_counted',
  },
  'an empty claim': {
    by: [`${CLAIM} (1, 5, 5, 7, 'pledge', 9, 5, 5, null)`],
    rule: 'claim_not_empty',
  },
  'an empty hold': {
    by: [
      `insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
       values (1, 5, 5, 'court', 5, 6)`,
    ],
    rule: 'hold_not_empty',
  },
}

test.each(Object.entries(withoutTriggers))('triggers off: %s', async (_, { by, rule }) => {
  const off = ['title', 'claim', 'hold'].map(t => `alter table ledger.${t} disable trigger user`)
  expect(await refusedBy(store.owner, [...off, ...by])).toBe(rule)
})

/** A title that lost what lies on it by another way than these rows: neither is taken off again. */
const torn: Record<string, WrongRows> = {
  'a claim freed that its title does not bear': {
    by: [
      'update ledger.title set claim = null where instrument = 1',
      'update ledger.claim set freed_by = 9 where instrument = 1',
    ],
    rule: 'claim_on_title',
  },
  'a hold lifted off a title that has another span': {
    by: [
      `insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
       values (1, 0, 100, 'court', 5, 6)`,
      'update ledger.title set hi = 50 where instrument = 1',
      'update ledger.hold set lifted_by = 9 where instrument = 1',
    ],
    rule: 'hold_on_title',
  },
}

test.each(Object.entries(torn))("the title's triggers off: %s", async (_, { by, rule }) => {
  const off = 'alter table ledger.title disable trigger user'
  expect(await refusedBy(store.owner, [off, ...by])).toBe(rule)
})
