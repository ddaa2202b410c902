import express, { type Express, type Request, type Response } from 'express'
import * as z from 'zod'
import { type Bank, BankRefusal } from '../book/bank.ts'
import { MISHAPS } from '../book/events.ts'
import type { CustomerTokens } from '../keys/customer-token.ts'
import type { StatementKey } from '../keys/statement-key.ts'
import { protocolPage } from './page.ts'

/** As large as a message may be. */
const BODY_MAX = '8mb'

const minor = z.string().regex(/^\d{1,17}$/)
const accountNumber = z.string().regex(/^[A-Za-z0-9]{1,34}$/)
const customerName = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)

const openedAccount = z.strictObject({
  id: accountNumber,
  owner: z.string().min(1).max(140),
  customer: customerName,
  currency: z.enum(['CNY', 'USD', 'EUR', 'HKD', 'JPY']),
  balance: minor.default('0'),
})
const deposited = z.strictObject({
  account: accountNumber,
  amount: minor.transform(BigInt),
  payer: z
    .strictObject({
      name: z.string().min(1).max(140),
      account: accountNumber.nullable().default(null),
    })
    .nullable()
    .default(null),
  endToEndId: z.string().min(1).max(35).default('NOTPROVIDED'),
  reference: z.string().min(1).max(35).nullable().default(null),
  text: z.string().min(1).max(140).nullable().default(null),
})
const planned = z.strictObject({
  endToEndId: z.string().min(1).max(35),
  mishap: z.enum(MISHAPS),
})
const moved = z.strictObject({ to: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) })

/**
 * The doors of the bank. Customers prove themselves by their token; what the people of a bank do
 * (accounts, money from outside, mishaps, the clock) is open to whoever reaches the address.
 */
export function openHttp(bank: Bank, key: StatementKey, tokens: CustomerTokens): Express {
  const app = express().disable('x-powered-by')
  app.get('/', (_, response) => {
    response.type('html').send(protocolPage(bank, key))
  })
  app.get('/protocol', (_, response) => {
    response.json(bank.protocol)
  })
  app.get('/key', (_, response) => {
    response.json({ kty: 'OKP', crv: 'Ed25519', kid: key.kid, x: key.publicKey })
  })
  openStaffDoors(app, bank, tokens)
  openCustomerDoors(app, bank, key, tokens)
  app.use((error: unknown, _: Request, response: Response, next: (error: unknown) => void) => {
    if (!(error instanceof BankRefusal) && !(error instanceof z.ZodError)) return next(error)
    const refused = error instanceof z.ZodError ? z.prettifyError(error) : error.message
    response.status(400).json({ refused })
  })
  return app
}

function openStaffDoors(app: Express, bank: Bank, tokens: CustomerTokens): void {
  const json = express.json()
  app.post('/accounts', json, (request, response) => {
    const account = openedAccount.parse(request.body)
    bank.openAccount(account)
    response.status(201).json({ account: account.id, token: tokens.give(account.customer) })
  })
  app.get('/accounts', (_, response) => {
    const accounts = [...bank.state.accounts.values()]
    response.json(
      accounts.map(({ id, owner, customer, currency, current }) => ({
        ...{ id, owner, customer, currency, balance: String(current) },
      })),
    )
  })
  app.post('/deposits', json, (request, response) => {
    bank.deposit(deposited.parse(request.body))
    response.status(201).end()
  })
  app.post('/mishaps', json, (request, response) => {
    const { endToEndId, mishap } = planned.parse(request.body)
    bank.plan(endToEndId, mishap)
    response.status(201).end()
  })
  app.post('/clock', json, (request, response) => {
    bank.moveClock(moved.parse(request.body).to)
    response.json({ now: bank.state.now })
  })
}

function openCustomerDoors(
  app: Express,
  bank: Bank,
  key: StatementKey,
  tokens: CustomerTokens,
): void {
  const findCustomer = (request: Request) =>
    tokens.read((request.get('authorization') ?? '').replace(/^Bearer /, ''))
  app.post('/messages', express.raw({ type: () => true, limit: BODY_MAX }), (request, response) => {
    const customer = findCustomer(request)
    if (customer === null) return void response.status(401).end()
    sendMessage(response, bank.receive(customer, request.body as Buffer).xml, key)
  })
  app.post('/reports/:account', (request, response) => {
    const customer = findCustomer(request)
    if (customer === null) return void response.status(401).end()
    sendMessage(response, bank.report(customer, request.params['account']!).xml, key)
  })
  app.get('/messages', (request, response) => {
    const customer = findCustomer(request)
    if (customer === null) return void response.status(401).end()
    const outputs = bank.outputs(Number(request.query['after'] ?? 0), customer)
    response.json(outputs.map(({ number, name, account }) => ({ number, name, account })))
  })
  app.get('/messages/:number', (request, response) => {
    const customer = findCustomer(request)
    if (customer === null) return void response.status(401).end()
    const [output] = bank.outputs(Number(request.params['number']) - 1)
    if (output?.customer !== customer) return void response.status(404).end()
    sendMessage(response, output.xml, key)
  })
}

function sendMessage(response: Response, xml: string, key: StatementKey): void {
  const bytes = Buffer.from(xml)
  response.set('x-jws-signature', key.sign(bytes)).type('application/xml').send(bytes)
}
