/** Rows of warehouses, goods and receipts as they stand in the store, by small numbers. */
export const LOT_COLUMNS = `id, keeper, depositor, commodity, declared_units, packing, marks,
  ownership_kind, ownership_issuer, ownership_number, ownership_name, authority, claims,
  requested_by`
export const lotValues = (id: number, name = `invoice M ${id}`, commodity = 1) =>
  `(${id}, 1, 2, ${commodity}, 1000, 'p', 'm', 'invoice', 'M', '${id}', '${name}', 'a', 'c', 1)`
export const announce = (id: number, name?: string, commodity?: number) =>
  `insert into ledger.lot (${LOT_COLUMNS}) values ${lotValues(id, name, commodity)}`
export const weigh = (id: number, lot: number, net: number, purpose = 'inbound', at = '01') => `
  insert into ledger.measurement (id, lot, purpose, unit, gross_units, tare_units, device,
                                  calibration, taken_at, party, entry)
  values (${id}, ${lot}, '${purpose}', 'GRAMS', ${net}, 0, 'W', 'C',
          '2026-03-02T${at}:00:00Z', 1, 1)`
export const count = (measurement: number, entry: number) =>
  `update ledger.measurement set counted_by = ${entry} where id = ${measurement}`
export const receive = (
  lot: number,
  place: number,
  accepted: number,
  entry: number,
  change: Record<string, string> = {},
) => {
  const row = {
    ...{ status: "'received'", place: String(place), exclusive: String(place < 3) },
    ...{ inspector: '3', weighed_units: '1000', accepted_units: String(accepted) },
    ...{ grade: "'A'", certificate: "'Q'", received_by: String(entry) },
    ...change,
  }
  const set = Object.entries(row).map(([column, value]) => `${column} = ${value}`)
  return `update ledger.lot set ${set.join()} where id = ${lot}`
}
export const issue = (
  id: number,
  lot: number,
  quantity: number,
  change: Record<string, string> = {},
) => {
  const row = {
    ...{ id: String(id), lot: String(lot), keeper: '1', depositor: '2', place: '3' },
    ...{ exclusive: 'false', number: String(id), unit: "'GRAMS'", quantity: String(quantity) },
    ...{ stored_until: "'2027-01-04'", fee: "'f'", issued_by: '1' },
    ...change,
  }
  return [
    `insert into ledger.instrument (id, kind, size, issued_by)
     values (${id}, 'receipt', ${quantity}, 1)`,
    `insert into ledger.title (instrument, lo, hi, size, holder, since, origin)
     values (${id}, 0, ${quantity}, ${quantity}, 2, 1, 0)`,
    `insert into ledger.receipt (${Object.keys(row).join()}) values (${Object.values(row).join()})`,
  ]
}

/** A term of a receipt, as it was issued with unless a change says otherwise. */
export const term = (receipt: number, change: Record<string, string> = {}) => {
  const row = {
    ...{ entry: '1', receipt: String(receipt), stored_until: "'2027-01-04'", fee: "'f'" },
    ...{ wait: '1', ...change },
  }
  const names = Object.keys(row).join()
  return `insert into ledger.receipt_term (${names}) values (${Object.values(row).join()})`
}

export const GOODS_ROWS = `
  insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
  values (1, 'A', 'uscc', 'Keeper', '{keeper}', 'large', 1),
         (2, 'B', 'uscc', 'Depositor', '{supplier}', 'large', 1),
         (3, 'C', 'uscc', 'Inspector', '{inspector}', 'large', 1),
         (4, 'D', 'uscc', 'Other keeper', '{keeper}', 'large', 1);
  insert into ledger.business_day (date, entry) values ('2026-03-02', 1);
  alter table ledger.measurement drop constraint measurement_entry_fkey;
  alter table ledger.shortfall drop constraint shortfall_entry_fkey;
  insert into ledger.commodity (id, name, standard, unit, tolerance_ppm, listed_by)
  values (1, 'Copper', 'GB', 'GRAMS', 3000, 1), (2, 'Zinc', 'GB', 'GRAMS', 0, 1),
         (3, 'Reels', 'GB', 'PIECES', 0, 1);
  insert into ledger.warehouse_site (id, keeper, name, address, opened_by)
  values (1, 1, 'One', 'Here', 1), (2, 4, 'Two', 'There', 1);
  insert into ledger.storage_place (id, site, keeper, code, exclusive, unit, capacity_units,
                                    opened_by)
  values (1, 1, 1, 'A', true, 'GRAMS', 1000, 1), (2, 1, 1, 'B', true, 'GRAMS', 2000, 1),
         (3, 1, 1, 'T', false, 'GRAMS', 2500, 1), (4, 2, 4, 'X', false, 'GRAMS', 5000, 1),
         (5, 1, 1, 'R', false, 'PIECES', 5000, 1);
  ${[1, 2, 3, 4].map(id => announce(id)).join(';')};
  ${[1, 2, 3, 4].map(id => weigh(id, id, 1000)).join(';')};
  ${count(1, 11)}; ${receive(1, 3, 1000, 11)};
  ${count(2, 12)}; ${receive(2, 2, 1000, 12)};
  ${weigh(8, 2, 996, 'stock', '03')};
  ${announce(9)};
  update ledger.lot set status = 'withdrawn', withdrawn_by = 1 where id = 9;
  ${issue(21, 1, 600).join(';')};
  alter table ledger.receipt_term disable trigger receipt_term_has_wait`
