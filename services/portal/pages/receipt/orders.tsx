import { DELIVER_GOODS, END_DELIVERY } from '../../acts/goods.documents.ts'
import { RuledButton } from '../../acts/ruled-button.tsx'
import { GoodsBadge } from '../../goods/badge.tsx'
import { Goods } from '../../goods/goods.tsx'
import { readWeighings, WeighingsField } from '../../goods/weighings-field.tsx'
import { ORDER_STATUS_WORDS } from '../../goods/words.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { useViewer } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { Day } from '../../ui/value.tsx'
import type { PartsOfReceipt } from './acts.tsx'
import type { Order } from './documents.ts'
import { TEXTS } from './texts.ts'

/** The orders to deliver, each with what its two sides can do about it. */
export function Orders(parts: PartsOfReceipt) {
  const say = useTexts(TEXTS)
  const { deliveryOrders } = parts.seen
  return (
    <section aria-labelledby="orders" className="stack">
      <h2 id="orders">{say('orders')}</h2>
      {deliveryOrders.length === 0 && <p className="aside">{say('noOrders')}</p>}
      {deliveryOrders.map(order => (
        <OneOrder key={order.id} {...parts} order={order} />
      ))}
    </section>
  )
}

interface OneOrderProps extends PartsOfReceipt {
  readonly order: Order
}

function OneOrder(props: OneOrderProps) {
  const { order, unit, seen } = props
  const say = useTexts(TEXTS)
  const { party, user } = useViewer()
  const { holder, status, units, weighed, collector, until } = order
  const keeps = seen.keeper?.id === party.id
  const acts = status === 'open' && user.duty !== 'reader'
  return (
    <div className="panel">
      <div className="row">
        <h3>
          <Goods units={units} unit={unit} />{' '}
          <GoodsBadge status={status} words={ORDER_STATUS_WORDS} />
        </h3>
        <PartyName party={holder} />
      </div>
      <p>
        {say('collects', { collector })} <Day date={until} />
      </p>
      {weighed !== null && (
        <p>
          {say('weighed')} <Goods units={weighed} unit={unit} />
        </p>
      )}
      {acts && keeps && <DeliverForm {...props} />}
      {acts && (keeps || holder?.id === party.id) && <EndOrder {...props} />}
    </div>
  )
}

function DeliverForm({ order, seen, unit, act }: OneOrderProps) {
  const say = useTexts(TEXTS)
  const submit = (form: FormData) =>
    void act.begin(DELIVER_GOODS, {
      ...{ order: order.id, spans: listSpans(order, seen.id), weighings: readWeighings(form) },
    })
  return (
    <ActSheet label={say('deliver')} busy={act.busy} onSubmit={submit}>
      <p className="aside">{say('deliverWhy')}</p>
      <WeighingsField measurements={seen.lot?.measurements ?? []} purpose="outbound" unit={unit} />
    </ActSheet>
  )
}

function EndOrder({ order, seen, act }: OneOrderProps) {
  const say = useTexts(TEXTS)
  return (
    <RuledButton
      label={say('takeBack')}
      document={END_DELIVERY}
      input={{ order: order.id, spans: listSpans(order, seen.id) }}
      act={act}
    />
  )
}

/** All that was surrendered for an order. */
function listSpans({ claims }: Order, instrument: string) {
  return claims.map(({ lo, hi }) => ({ instrument, lo, hi }))
}
