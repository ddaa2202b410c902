import { newActor } from '../actor.ts'

/** Pieces of bodies as they stand on the wire; nobody and nothing has these ids. */
export const PARTY = 'pty_0000000000001'
export const OTHER_PARTY = 'pty_0000000000002'
export const USER = 'usr_0000000000001'
export const PERSON = 'psn_0000000000001'
export const KEY = 'key_0000000000001'
export const RECEIVABLE = 'rcv_0000000000001'
export const INVOICE = 'inv_0000000000001'
export const MANDATE = 'mdt_0000000000001'
export const STANDING = 'sta_0000000000001'
export const INSTRUCTION = 'sti_0000000000001'
export const MARK = 'mrk_0000000000001'
export const FACILITY = 'fac_0000000000001'
export const FINANCING = 'fin_0000000000001'
export const FINDING = 'fnd_0000000000001'
export const QUOTE = 'quo_0000000000001'
export const PRICE_LIST = 'prl_0000000000001'
export const ACCOUNT = 'acc_0000000000001'
export const COMMODITY = 'com_0000000000001'
export const SITE = 'whs_0000000000001'
export const PLACE = 'plc_0000000000001'
export const LOT = 'lot_0000000000001'
export const MEASUREMENT = 'msr_0000000000001'
export const DELIVERY_ORDER = 'dor_0000000000001'
export const RECEIPT = 'wrc_0000000000001'
export const SEARCH = 'src_0000000000001'
export const REGISTRATION = 'reg_0000000000001'
export const SETTLEMENT = 'stl_0000000000001'
export const OTHER_ACCOUNT = 'acc_0000000000002'
export const DATE = '2026-06-01'
export const DIGEST = 'A'.repeat(43)
export const IDENTITY = 'A'.repeat(64)
export const SPANS = [{ instrument: RECEIVABLE, lo: '0', hi: '1' }]
export const TRADE = [{ invoice: INVOICE, amount: '1' }]

const { alg, publicKey } = newActor(PARTY, 'maker')
const PROOF = 'A'.repeat(86)
export const KEY_BODY = { key: KEY, alg, publicKey, custody: false, machine: true, proof: PROOF }
