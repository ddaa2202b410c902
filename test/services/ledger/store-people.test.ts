import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith, TWO_PARTIES } from '../../support/wrong-rows.ts'

/**
 * Wrong rows of parties and of the desk, written straight into the store by its owner: each is
 * refused by its own rule, at the boundary of it.
 */
const BYTES = (n: number, fill = '01') => `decode(repeat('${fill}', ${n}), 'hex')`
/** The identity of a person, of as many bytes as the ledger's key makes of it. */
const identity = (of: number, bytes = 48) => BYTES(bytes, `0${of}`)

const RIGHT = [
  TWO_PARTIES,
  `insert into ledger.person values (1, ${identity(1)}), (2, ${identity(2)})`,
  `insert into ledger.party_user (id, party, person, duty, added_by)
   values (1, 1, 1, 'maker', 1), (2, 2, 2, 'checker', 1), (3, 1, 2, 'reader', 1)`,
  `insert into ledger.key (id, user_id, party, alg, public_key, custody, enrolled_by)
   values (1, 1, 1, 'EdDSA', '\\x01', false, 1), (2, 2, 2, 'ES256', '\\x02', true, 1)`,
  `insert into ledger.mandate (id, party, key, act, limit_minor, until, granted_by)
   values (1, 1, 1, 'a', 1, '2026-03-02', 1)`,
  `insert into ledger.standing_acceptance (id, party, from_party, limit_minor, until, granted_by)
   values (1, 1, 2, 1, '2026-03-02', 1)`,
  `insert into ledger.debtor_mark (id, party, kind, since, marked_by)
   values (1, 2, 'bond_default', '2026-03-02', 1)`,
  `insert into desk.login (name, user_id, password, key) values ('abc', 1, 'x', 1)`,
  `insert into desk.session (digest, user_id, kind, challenge, key, expires_at)
   values (${BYTES(32)}, 1, 'bearer', 'one', 1, now())`,
  `insert into desk.draft (id, party, user_id, payload, expires_at)
   values (1, 1, 1, 'p1', now()), (2, 1, 1, 'p2', now()), (3, 1, 1, 'p3', now())`,
  `update desk.draft set withdrawn = true where id = 2`,
  `update desk.draft set outcome = '{}' where id = 3`,
  `insert into desk.custody_key values (1, 1, ${BYTES(60)}, 1)`,
  `insert into desk.application (id, code, name, body, secret)
   values (1, '', '', '{}', ${BYTES(32)})`,
  `insert into desk.document values (1, sha256('\\x01'), 'other', '', '\\x01')`,
]
const store = storeWith(RIGHT.join(';\n'))

const party = (change: string) => `update ledger.party set ${change} where id = 1`
const key = (change: string) => `update ledger.key set ${change} where id = 1`
const draft = (change: string, id = 1) => `update desk.draft set ${change} where id = ${id}`
const user = (values: string) => `insert into ledger.party_user
  (id, party, person, duty, added_by) values (${values})`
const newKey = (values: string) => `insert into ledger.key
  (id, user_id, party, alg, public_key, custody, enrolled_by) values (${values})`
const mandate = (values: string) => `insert into ledger.mandate
  (id, party, key, act, limit_minor, until, granted_by) values (${values})`
const standing = (values: string) => `insert into ledger.standing_acceptance
  (id, party, from_party, limit_minor, until, granted_by) values (${values})`
const ofDraft = (ids: string, payload = 'p') => `insert into desk.draft
  (id, party, user_id, payload, expires_at)
  values (${ids}, '${payload}', now())`
const session = (values: string) => `insert into desk.session
  (digest, user_id, kind, challenge, key, expires_at) values (${values})`
const login = (values: string) => `insert into desk.login
  (name, user_id, password, key) values (${values})`
const custody = (key: number, user: number, madeWith = 1) => `insert into desk.custody_key
  values (${key}, ${user}, ${BYTES(60)}, ${madeWith})`
const sealed = (bytes: number) => `insert into desk.custody_key values (5, 5, ${BYTES(bytes)}, 1)`
const document = (bytes: string, digest = `sha256(${bytes})`, kind = 'other') =>
  `insert into desk.document values (1, ${digest}, '${kind}', '', ${bytes})`

/** By the rule that must refuse the statement. */
const wrong: readonly (readonly [rule: string, by: string])[] = [
  ['party_id_check', party('id = 0')],
  ['party_code_key', party("code = 'B'")],
  ['party_code_kind_check', party("code_kind = 'vat'")],
  ['party_roles_check', party("roles = '{}'")],
  ['party_size_class_check', party("size_class = 'huge'")],
  ['party_status_check', party("status = 'gone'")],
  ['party_single_limit_minor_check', party('single_limit_minor = -1')],
  ['party_representative_limit_minor_check', party('representative_limit_minor = -1')],
  ['party_daily_limit_minor_check', party('daily_limit_minor = -1')],
  ['party_kept', 'delete from ledger.party where id = 1'],
  ['person_id_check', `insert into ledger.person values (0, ${identity(3)})`],
  ['person_is_unique', `insert into ledger.person values (3, ${identity(1)})`],
  ['person_has_a_keyed_identity', `insert into ledger.person values (3, ${identity(3, 47)})`],
  ['person_has_a_keyed_identity', `insert into ledger.person values (3, ${identity(3, 49)})`],
  ['person_kept', 'delete from ledger.person where id = 1'],
  ['party_user_id_check', user("0, 2, 1, 'maker', 1")],
  ['party_user_party_fkey', user("9, 9, 1, 'maker', 1")],
  ['party_user_person_fkey', user("9, 2, 9, 'maker', 1")],
  ['party_user_duty_check', user("9, 2, 1, 'boss', 1")],
  ['person_acts_once_for_a_party', user("9, 1, 1, 'checker', 1")],
  ['party_user_kept', 'delete from ledger.party_user where id = 1'],
  ['key_id_check', newKey("0, 1, 1, 'EdDSA', '\\x09', false, 1")],
  ['key_user_id_fkey', newKey("9, 9, 1, 'EdDSA', '\\x09', false, 1")],
  ['key_party_fkey', newKey("9, 1, 9, 'EdDSA', '\\x09', false, 1")],
  ['key_alg_check', newKey("9, 1, 1, 'RS256', '\\x09', false, 1")],
  ['key_is_unique', newKey("9, 1, 1, 'EdDSA', '\\x01', false, 1")],
  ['key_kept', 'delete from ledger.key where id = 1'],
  ...['id = 9', 'user_id = 2', 'party = 2', "alg = 'ES256'", "public_key = '\\x09'"].map(
    change => ['key_fixed', key(change)] as const,
  ),
  ['key_fixed', key('custody = true')],
  ['key_fixed', key('enrolled_by = 9')],
  ['mandate_id_check', mandate("0, 1, 1, 'a', 1, '2026-03-02', 1")],
  ['mandate_party_fkey', mandate("9, 9, 1, 'a', 1, '2026-03-02', 1")],
  ['mandate_key_fkey', mandate("9, 1, 9, 'a', 1, '2026-03-02', 1")],
  ['mandate_limit_minor_check', mandate("9, 1, 1, 'a', 0, '2026-03-02', 1")],
  ['mandate_kept', 'delete from ledger.mandate where id = 1'],
  ['standing_acceptance_id_check', standing("0, 1, 2, 1, '2026-03-02', 1")],
  ['standing_acceptance_party_fkey', standing("9, 9, 2, 1, '2026-03-02', 1")],
  ['standing_acceptance_from_party_fkey', standing("9, 1, 9, 1, '2026-03-02', 1")],
  ['standing_acceptance_limit_minor_check', standing("9, 1, 2, 0, '2026-03-02', 1")],
  ['standing_acceptance_kept', 'delete from ledger.standing_acceptance where id = 1'],
  ['debtor_mark_id_check', 'update ledger.debtor_mark set id = 0'],
  ['debtor_mark_party_fkey', 'update ledger.debtor_mark set party = 9'],
  ['debtor_mark_kind_check', "update ledger.debtor_mark set kind = 'late'"],
  ['login_name_check', login("'ab', 2, 'x', 2")],
  ['login_name_check', "update desk.login set name = repeat('a', 101)"],
  ['login_user_id_fkey', login("'abd', 9, 'x', 1")],
  ['login_key_fkey', login("'abd', 2, 'x', 9")],
  ['login_strangers_left_check', 'update desk.login set strangers_left = -0.1'],
  ['login_strangers_left_check', 'update desk.login set strangers_left = 100.1'],
  ['login_name_is_unique', login("'abc', 2, 'x', 2")],
  ['user_has_one_login', login("'abd', 1, 'x', 1")],
  ['session_digest_check', session(`${BYTES(31)}, 1, 'cookie', null, 1, now()`)],
  ['session_user_id_fkey', session(`${BYTES(32, '02')}, 9, 'cookie', null, 1, now()`)],
  ['session_key_fkey', session(`${BYTES(32, '02')}, 1, 'bearer', 'two', 9, now()`)],
  ['session_kind_check', session(`${BYTES(32, '02')}, 1, 'other', null, 1, now()`)],
  ['challenge_is_answered_once', session(`${BYTES(32, '02')}, 1, 'bearer', 'one', 1, now()`)],
  ['draft_id_check', ofDraft('0, 1, 1')],
  ...['id = 9', 'party = 2', 'user_id = 2', "payload = 'q'"].map(
    change => ['draft_fixed', draft(change)] as const,
  ),
  ['draft_fixed', draft("expires_at = now() + interval '1 d'")],
  ['draft_fixed', draft('withdrawn = false', 2)],
  ['draft_fixed', draft('withdrawn = true', 3)],
  ['draft_is_left_once', ofDraft('4, 1, 1', 'p1')],
  ['draft_party_fkey', ofDraft('9, 9, 1')],
  ['draft_user_id_fkey', ofDraft('9, 1, 9')],
  ['custody_key_key_check', custody(0, 5)],
  ['custody_key_sealed_check', sealed(59)],
  ['custody_key_made_with_fkey', custody(5, 5, 9)],
  ['user_has_one_custody_key', custody(5, 1)],
  ['application_id_check', 'update desk.application set id = 0'],
  ['application_secret_check', `update desk.application set secret = ${BYTES(31)}`],
  ['application_draft_fkey', 'update desk.application set draft = 9'],
  ['application_kind_check', "update desk.application set kind = 'other'"],
  ['document_application_fkey', document("'\\x02'").replace('values (1,', 'values (9,')],
  ['document_check', document("'\\x02'", "sha256('\\x03')")],
  ['document_kind_check', document("'\\x02'", "sha256('\\x02')", 'photo')],
  ['document_content_check', document("''::bytea")],
  ['document_content_check', document(BYTES(2 ** 20 + 1))],
  ['document_is_stored_once', document("'\\x01'::bytea")],
]

describe('the owner’s wrong row', () => {
  test.each(wrong)('%s: %s', async (rule, by) => {
    expect(await refusedBy(store.owner, [by])).toBe(rule)
  })

  test('and its right ones are taken: at the boundary, not beyond it', async () => {
    for (const right of [
      key('revoked_by = 5'),
      draft('withdrawn = true'),
      party('single_limit_minor = 0, daily_limit_minor = 0'),
      "update desk.login set name = repeat('a', 100)",
      sealed(60),
      document(BYTES(2 ** 20)),
    ])
      expect([right.slice(0, 60), await refusedBy(store.owner, [right])]).toEqual([
        right.slice(0, 60),
        'nothing',
      ])
    expect(await refusedBy(store.owner, [key('revoked_by = null')])).toBe('key_fixed')
    expect(await refusedBy(store.owner, [draft('withdrawn = false')])).toBe('draft_fixed')
  })
})
