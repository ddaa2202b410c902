import { expect, it } from 'vitest'
import { cancelReceipt } from '../../../contracts/receipt/cancel-receipt.ts'
import { as, SUPPLIER, titleOf } from '../fixtures.ts'
import { goodsOf, KEEPER, receiptOf, TONNE } from './goods.ts'

it('a receipt that is cancelled is retired whole, and its holder and keeper are told', () => {
  const whole = { lo: 0n, hi: TONNE }
  const state = { receipt: receiptOf(), instrument: goodsOf([titleOf(whole)]) }
  expect(cancelReceipt(state, {}, as(SUPPLIER))).toMatchObject({
    facts: [{ visibleTo: [SUPPLIER, KEEPER], lot: 'lot_1', quantity: TONNE }],
    postings: [{ post: 'retire', instrument: 'wrc_1', span: whole }],
  })
})
