import type pg from 'pg'
import { addDays } from '../../contracts/kernel/date.ts'
import { type InvoiceId, idNumber, type PartyId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import { START } from '../support/market.ts'

/** Trade of a day, written as if imported when the day's commands are made up. */
export interface Documents {
  invoice(seller: PartyId, buyer: PartyId, amount: bigint): InvoiceId
  /** All since the last time, in a few statements. */
  write(owner: pg.Pool): Promise<void>
}

export function newDocuments(): Documents {
  let rows: { id: bigint; seller: bigint; buyer: bigint; amount: bigint }[] = []
  return {
    invoice: (seller, buyer, amount) => {
      const invoice = newId('inv')
      const [id, of, on] = [invoice, seller, buyer].map(idNumber)
      rows.push({ id: id!, seller: of!, buyer: on!, amount })
      return invoice
    },
    write: async owner => {
      const columns = [
        rows.map(r => r.id),
        rows.map(r => r.seller),
        rows.map(r => r.buyer),
        rows.map(r => r.amount),
      ]
      rows = []
      await owner.query(INSERT, [...columns, START, addDays(START, 3_650)])
    },
  }
}

/** Order, delivery, invoice and its unused face share a number. */
const INSERT = `
  with u as materialized (
    select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
      u (id, seller, buyer, amount)
  ), o as (
    insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
      price_minor, amount_minor, certificate_clause, term_clause, synthetic)
    select id, seller, buyer, id::text, $5::date, 'CNY', 1, amount, amount, 'clause', 'clause', true
      from u
  ), d as (
    insert into trade.delivery (id, purchase_order, number, delivered_on, quantity, synthetic)
    select id, id, id::text, $5::date, 1, true from u
  ), i as (
    insert into trade.invoice (id, seller, number, buyer, delivery, currency, amount_minor,
      quantity, price_minor, invoiced_on, due_on, synthetic)
    select id, seller, id::text, buyer, id, 'CNY', amount, 1, amount, $5::date, $6::date, true
      from u
  )
  insert into trade.invoice_allocation (invoice, lo, hi, size) select id, 0, amount, amount from u`
