import type { ImportAnswer, Imported } from '../../../services/client/index.ts'
import {
  type GatewayWorld,
  gatewayWorld,
  type Joined,
  type WorldOptions,
} from './gateway-fixtures.ts'

/** A seller, its buyer and a stranger, with trade documents to bring in by API. */
export interface ImportWorld extends GatewayWorld {
  readonly seller: Joined
  readonly buyer: Joined
  readonly stranger: Joined
  /** An order, its delivery and its invoice, under numbers of their own. */
  trade(): ReturnType<typeof documentsOf>
  /** A session's bearer, as one that a client opens, for requests made by hand. */
  bearerOf(who: Joined): Promise<string>
}

export async function importWorld(options: WorldOptions = {}): Promise<ImportWorld> {
  const world = await gatewayWorld(options)
  const buyer = await world.join(['debtor'])
  const seller = await world.join(['supplier'])
  const stranger = await world.join(['supplier'])
  let number = 0
  const trade = () => {
    number += 1
    return documentsOf(seller, buyer, number)
  }
  return { ...world, ...{ seller, buyer, stranger, trade }, bearerOf: who => bearerOf(world, who) }
}

export const how = { name: 'March' }

export function taken(answer: ImportAnswer): Imported {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer
}

function documentsOf(seller: Joined, buyer: Joined, number: number) {
  const [order, delivery] = [`PO-${number}`, `D-${number}`]
  const parties = { seller: seller.code, buyer: buyer.code }
  const goods = { currency: 'CNY', quantity: '10', price: '500' }
  return {
    order: { ...parties, number: order, orderedOn: '2026-02-02', ...goods },
    delivery: {
      ...{ seller: seller.code, order, number: delivery, deliveredOn: '2026-02-20' },
      quantity: '10',
    },
    invoice: {
      ...parties,
      ...{ number: `4400${number}`, order, delivery, ...goods, amount: '5000' },
      ...{ invoicedOn: '2026-03-01', dueOn: '2026-05-01' },
    },
  }
}

async function bearerOf({ transport }: GatewayWorld, { alone }: Joined): Promise<string> {
  const { challenge } = await transport.request<{ challenge: string }>('mutation { challenge }')
  const login = await alone.sign({ act: 'session.open', body: { challenge } })
  const { openSession } = await transport.request<{ openSession: { bearer: string } }>(
    'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }',
    { login },
  )
  return openSession.bearer
}
