import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith } from '../../support/wrong-rows.ts'

/**
 * Wrong rows of facilities, written straight into the store by its owner: each is refused by its
 * own rule, at the boundary of it.
 */
const RIGHT = `
  insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
  values (1, 'A', 'uscc', 'Bank', '{lender}', 'large', 1),
         (2, 'B', 'uscc', 'Debtor', '{debtor}', 'large', 1),
         (3, 'C', 'uscc', 'Parent', '{guarantor}', 'large', 1),
         (4, 'D', 'uscc', 'Other bank', '{lender}', 'large', 1);
  insert into ledger.business_day (date, entry) values ('2026-03-02', 1);
  insert into ledger.facility (id, lender, scope, subject, within, currency, limit_minor,
                               begins_on, until, granted_by)
  values (1, 1, 'group', 3, null, 'CNY', 1000, '2026-01-05', '2027-01-04', 1),
         (2, 1, 'debtor', 2, 1, 'CNY', 500, '2026-01-05', '2027-01-04', 1),
         (3, 4, 'debtor', 2, null, 'CNY', 500, '2026-01-05', '2027-01-04', 1),
         (4, 4, 'platform', null, null, 'CNY', 500, '2026-03-03', '2027-01-04', 1),
         (5, 4, 'supplier', 3, null, 'CNY', 500, '2026-01-05', '2026-03-02', 1);
  update ledger.facility set status = 'ended' where id = 3;
  insert into ledger.wait (id, kind, party, command, awaited, remind_at, lapse_at)
  values (1, 'choice', 1, 'c', 1, now(), now());
  insert into ledger.financing (id, holder, currency, face_minor, recourse, deadline, choose_by,
                                first_due_on, wait, requested_by)
  select id, 2, 'CNY', 1, 'with', now(), now() + interval '1 day', '2026-06-01', 1, 1
    from unnest(array[1, 2, 3, 8, 9, 21, 22]) id;
  set constraints all immediate;
  set constraints all deferred;
  insert into ledger.facility_use (facility, financing, amount_minor, reserved_by)
  values (2, 1, 200, 1), (2, 2, 100, 1), (2, 3, 50, 1);
  update ledger.facility_use set status = 'used', used_by = 1 where financing = 2;
  update ledger.facility_use set status = 'returned', returned_by = 1 where financing = 3;`
const store = storeWith(RIGHT)

const grant = (values: string) => `insert into ledger.facility
  (id, lender, scope, subject, within, currency, limit_minor, begins_on, until, granted_by)
  values (${values})`
const TIME = "'2026-01-05', '2027-01-04', 1"
const facility = (change: string, id = 2) => `update ledger.facility set ${change} where id = ${id}`
const reserve = (facility: number, amount: number, more = '') => `insert into ledger.facility_use
  (facility, financing, amount_minor, reserved_by${more && ', status, used_by'})
  values (${facility}, 9, ${amount}, 1${more})`
const use = (change: string, financing = 1) =>
  `update ledger.facility_use set ${change} where financing = ${financing}`
const guarantee = (values: string) => `insert into ledger.guarantee
  (entry, facility, guarantor, amount_minor, until, undertaking) values (${values})`

const CAPPED = 'cap_share = 0.5, cap_at_least_minor = 0'

const wrong: readonly (readonly [rule: string, by: string])[] = [
  ['facility_id_check', grant(`0, 1, 'debtor', 3, null, 'CNY', 1, ${TIME}`)],
  ['facility_lender_fkey', grant(`9, 9, 'debtor', 2, null, 'CNY', 1, ${TIME}`)],
  ['facility_subject_fkey', grant(`9, 1, 'debtor', 9, null, 'CNY', 1, ${TIME}`)],
  ['facility_has_scope', grant(`9, 1, 'region', 3, null, 'CNY', 1, ${TIME}`)],
  ['facility_limit_minor_check', grant(`9, 1, 'debtor', 3, null, 'CNY', 0, ${TIME}`)],
  ['facility_names_whom_its_kind_is_for', grant(`9, 1, 'debtor', null, null, 'CNY', 1, ${TIME}`)],
  ['facility_names_whom_its_kind_is_for', grant(`9, 1, 'platform', 3, null, 'CNY', 1, ${TIME}`)],
  ['facility_is_on_another_party', grant(`9, 1, 'supplier', 1, null, 'CNY', 1, ${TIME}`)],
  ['quota_is_on_a_debtor', grant(`9, 1, 'supplier', 3, 1, 'CNY', 1, ${TIME}`)],
  ['quota_is_within_a_group_of_the_lender', grant(`9, 4, 'debtor', 2, 1, 'CNY', 1, ${TIME}`)],
  ['quota_is_within_a_group_of_the_lender', grant(`9, 1, 'debtor', 3, 1, 'EUR', 1, ${TIME}`)],
  ['quota_is_within_a_group_of_the_lender', grant(`9, 1, 'debtor', 3, 2, 'CNY', 1, ${TIME}`)],
  [
    'facility_begins_before_it_ends',
    grant("9, 1, 'debtor', 3, null, 'CNY', 1, '2027-01-04', '2027-01-04', 1"),
  ],
  ['facility_is_the_only_one_of_its_kind', grant(`9, 1, 'debtor', 2, null, 'CNY', 1, ${TIME}`)],
  [
    'facility_is_the_only_one_of_its_kind',
    grant(`9, 4, 'platform', null, null, 'CNY', 1, ${TIME}`),
  ],
  ['facility_kept', 'delete from ledger.facility where id = 4'],
  ...["scope = 'group'", 'subject = 3', 'within = null', "currency = 'EUR'", 'lender = 4'].map(
    change => ['facility_fixed', facility(change)] as const,
  ),
  ['facility_fixed', facility("begins_on = '2020-01-01'")],
  ['facility_fixed', facility("status = 'live'", 3)],
  ['facility_has_status', facility("status = 'closed'")],
  ['facility_bears_what_is_taken', facility('limit_minor = 299')],
  ['cap_is_on_a_debtor_or_a_group', facility(CAPPED, 4)],
  ['cap_is_a_part_of_the_book', facility('cap_share = 0, cap_at_least_minor = 0')],
  ['cap_is_a_part_of_the_book', facility('cap_share = 1.0001, cap_at_least_minor = 0')],
  ['cap_is_a_part_of_the_book', facility('cap_share = 0.5, cap_at_least_minor = -1')],
  ['cap_is_a_part_of_the_book', facility('cap_share = 0.5')],
  ['facility_ends_untaken', facility("status = 'ended'")],
  ['facility_ends_untaken', facility("status = 'ended'", 1)],
  ['facility_bears_what_is_taken', reserve(2, 201)],
  ['facility_use_amount_minor_check', reserve(2, 0)],
  ['facility_use_begins_in_force', reserve(2, 1, ", 'used', 1")],
  ['facility_use_begins_in_force', reserve(3, 1)],
  ['facility_use_begins_in_force', reserve(4, 1)],
  ['facility_use_begins_in_force', reserve(5, 1)],
  ['application_takes_of_a_facility_once', `${reserve(2, 1)}, (2, 9, 1, 1)`],
  ['facility_use_kept', 'delete from ledger.facility_use where financing = 1'],
  ...['amount_minor = 1', 'facility = 1', 'financing = 8', 'reserved_by = 2'].map(
    change => ['facility_use_fixed', use(`${change}, status = 'used', used_by = 1`)] as const,
  ),
  ['facility_use_fixed', use("status = 'reserved', used_by = null", 2)],
  ['facility_use_fixed', use("status = 'used', used_by = 1", 3)],
  ['facility_use_fixed', use("status = 'returned', returned_by = 2", 3)],
  ['facility_use_fixed', use("status = 'returned', returned_by = 1, used_by = 7", 2)],
  ['facility_use_is_by_entries', use("status = 'used'")],
  ['facility_use_is_by_entries', use("status = 'returned'")],
  ['facility_use_is_by_entries', use("status = 'used', used_by = 1, returned_by = 1")],
  ['guarantor_is_the_parent_of_the_group', guarantee("1, 1, 2, 1, '2027-01-04', 'x'")],
  ['guarantor_is_the_parent_of_the_group', guarantee("1, 2, 2, 1, '2027-01-04', 'x'")],
  ['guarantee_amount_minor_check', guarantee("1, 1, 3, 0, '2027-01-04', 'x'")],
]

describe('INV-FAC-01 what is taken of a facility is what its uses say, within its limit', () => {
  test.each(wrong)('refuses: %s by %s', async (rule, by) => {
    expect(await refusedBy(store.owner, [by])).toBe(rule)
  })

  test('sums follow from the uses, up to the last fen', async () => {
    const sums = 'select reserved_minor, used_minor from ledger.facility where id = 2'
    expect((await store.owner.query(sums)).rows).toEqual([
      { reserved_minor: 200n, used_minor: 100n },
    ])
    await store.owner.query('begin')
    await store.owner.query(reserve(2, 200))
    await store.owner.query(use("status = 'returned', returned_by = 1", 2))
    expect((await store.owner.query(sums)).rows).toEqual([{ reserved_minor: 400n, used_minor: 0n }])
    await store.owner.query('rollback')
  })

  test('a facility that is paused bears nothing new, and gives back what is taken', async () => {
    const paused = facility("status = 'paused'")
    expect(await refusedBy(store.owner, [paused, reserve(2, 1)])).toBe(
      'facility_use_begins_in_force',
    )
    await store.owner.query('begin')
    await store.owner.query(paused)
    await store.owner.query(use("status = 'returned', returned_by = 1"))
    await store.owner.query('rollback')
  })

  test('INV-FAC-02 a capped facility bears the last fen of its share of the book', async () => {
    // Of a book of 300 all is taken of facility 2; half of 602 leaves room for one fen.
    const capped = (atLeast: number) => facility(`cap_share = 0.5, cap_at_least_minor = ${atLeast}`)
    expect(await refusedBy(store.owner, [capped(601), reserve(2, 1)])).toBe(
      'facility_keeps_to_its_share_of_the_book',
    )
    await store.owner.query('begin')
    await store.owner.query(capped(602))
    await store.owner.query(reserve(2, 1))
    await store.owner.query('rollback')
  })

  test('the role of the ledger writes no sums', async () => {
    const denied = await refusedBy(store.runtime, [facility('reserved_minor = 0')])
    expect(denied).toBe('42501')
  })

  test('of two that race for the last fen one is refused', async () => {
    const race = async (client: typeof store.owner, financing: number) =>
      await refusedBy(client, [
        `insert into ledger.facility_use (facility, financing, amount_minor, reserved_by)
         values (2, ${financing}, 200, 1)`,
      ])
    const outcomes = await Promise.all([race(store.owner, 21), race(store.runtime, 22)])
    expect(outcomes.toSorted()).toEqual(['facility_bears_what_is_taken', 'nothing'])
  })
})
