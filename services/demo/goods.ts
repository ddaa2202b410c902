import color from 'picocolors'
import type { ActAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import { Bug } from '../../contracts/kernel/bug.ts'
import { addMonths } from '../../contracts/kernel/date.ts'
import type { MeasurementId, MeasurementPurpose } from '../../contracts/receipt/measurement.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import { receiptActs, titleActs, warehouseActs } from '../client/index.ts'
import { idFor, type Signatory } from './cast.ts'
import type { Story } from './stage.ts'

const TONNE = 1_000_000n
const LOAN = { secured: 120_000_000n, currency: 'CNY', reference: 'Copper loan 1' } as const
/** Beyond the last day of any story: a run that goes on sends the same bytes. */
const STANDS_MONTHS = 240

/**
 * The chapter on goods: copper comes to a warehouse, is weighed and receipted, a part of it is
 * pledged and another sold, too little is found for an hour, the pledge is released, the trucks are
 * weighed out. Each act is signed by all who must.
 */
export async function tellGoods(story: Story): Promise<string> {
  const chapter = openChapter(story)
  await bringIn(chapter)
  await issueAndPledge(chapter)
  await findTooLittle(chapter)
  await deliverAll(chapter)
  return chapter.lines.join('\n')
}

type Chapter = ReturnType<typeof openChapter>

function openChapter({ secret, outbox, cast, market: { startOn } }: Story) {
  const id = <Noun extends string>(noun: Noun, label: string) => idFor(noun, secret, label)
  const send = async (name: string, pen: Signatory, act: ActRequest): Promise<ActAnswer> => {
    const answers: ActAnswer[] = []
    outbox.add(0, pen, act, answer => answers.push(answer), true)
    await outbox.send(`goods: ${name}`)
    return answers[0]!
  }
  const lines = [color.bold('Goods: from the gate to the gate')]
  return {
    ...{ lines, id, startOn, until: addMonths(startOn, STANDS_MONTHS) },
    ...{ people: { ...cast.goods, bank: cast.bank }, together: cast.goods.together },
    ids: {
      ...{ copper: id('com', 'copper'), site: id('whs', 'site'), place: id('plc', 'place') },
      ...{ lot: id('lot', 'goods'), receipt: id('wrc', 'receipt') },
    },
    done: async (name: string, pen: Signatory, act: ActRequest) => {
      const answer = await send(name, pen, act)
      if (!answer.ok) throw new Bug(`${name} was refused: ${answer.refusal}`)
    },
    mustRefuse: async (name: string, pen: Signatory, act: ActRequest) => {
      const answer = await send(name, pen, act)
      if (answer.ok) throw new Bug(`${name} was accepted`)
      const why = `${answer.refusal}: ${describeRefusal(answer).en}`
      lines.push(`  ${color.red('✗')} the ledger: ${why}`)
    },
  }
}

async function bringIn(chapter: Chapter): Promise<void> {
  const { done, together, people, ids, lines } = chapter
  const { keeper, inspector, trader, officers } = people
  const copper = { id: ids.copper, name: '阴极铜 copper cathode', unit: 'GRAMS' } as const
  const terms = { standard: 'GB/T 467-2010 Cu-CATH-1', tolerancePpm: 3_000n }
  await done('commodity', together(officers), warehouseActs.listCommodity({ ...copper, ...terms }))
  const site = { id: ids.site, name: '一号库', address: '上海洋山' }
  await done('site', together(keeper), warehouseActs.openSite(site))
  const where = { id: ids.place, site: ids.site, code: 'A-03-2', kind: 'exclusive' } as const
  const room = { unit: 'GRAMS', capacity: 60n * TONNE } as const
  await done('place', together(keeper), warehouseActs.openPlace({ ...where, ...room }))
  const deposit = {
    ...{ lot: ids.lot, keeper: keeper.party, commodity: ids.copper, quantity: 50n * TONNE },
    ...{ packing: 'bundles', marks: 'CCC-P', authority: 'owner', claims: 'none known' },
    ownership: { kind: 'bill_of_lading', issuer: 'COSCO', number: 'B-17' } as const,
  }
  await done('deposit', together(trader), receiptActs.requestDeposit(deposit))
  const weighings = [await weigh(chapter, 49_950_000n, 'inbound', '01')]
  const found = {
    inspector: inspector.party,
    grade: 'Grade A',
    certificate: 'CIQ-1',
    goodUntil: null,
  }
  const taken = { lot: ids.lot, place: ids.place, weighings, accepted: 50n * TONNE, ...found }
  await done('received', together(keeper, inspector), receiptActs.receive(taken))
  lines.push(
    `${trader.name} brings 50 t of copper to ${keeper.name}; 49.95 t are weighed, within the ` +
      `tolerance of 3 ‰, and ${inspector.name} signs for them with the keeper.`,
  )
}

async function issueAndPledge(chapter: Chapter): Promise<void> {
  const { done, mustRefuse, together, people, ids, lines, until } = chapter
  const { keeper, trader, bank, rival, officers } = people
  const policy = { insurer: '示例财产保险', policy: 'P-1', sum: 350_000_000n } as const
  const insurance = { ...policy, currency: 'CNY', until } as const
  const terms = { storedUntil: until, fee: 'CNY 0.80 a tonne and day', insurance }
  const receipt = { receipt: ids.receipt, lot: ids.lot, quantity: 50n * TONNE, ...terms }
  await done('receipt', together(keeper, officers), receiptActs.issue(receipt))
  const debt = { ...LOAN, dueOn: until }
  const offer = { ...debt, to: bank.party, spans: nameSpans(chapter, 0n, 30n) }
  await done('pledge offered', together(trader, keeper), titleActs.offerPledge(offer))
  const accept = { ...debt, spans: offer.spans, knowing: [] }
  await done('pledge accepted', together(bank), titleActs.acceptPledge(accept))
  lines.push(
    `Keeper and platform issue one receipt; 30 t of it are pledged to ${bank.name} for ` +
      `CNY 1,200,000.00, and 10 of these are offered to ${rival.name} as well:`,
  )
  const twice = { ...debt, to: rival.party, spans: nameSpans(chapter, 20n, 30n) }
  await mustRefuse('pledged twice', together(trader, keeper), titleActs.offerPledge(twice))
  lines.push('A second receipt over the same goods:')
  const second = { ...receipt, receipt: chapter.id('wrc', 'second receipt') }
  await mustRefuse('second receipt', together(keeper, officers), receiptActs.issue(second))
}

async function findTooLittle(chapter: Chapter): Promise<void> {
  const { done, mustRefuse, together, people, lines } = chapter
  const { keeper, trader, bank } = people
  await weigh(chapter, 45n * TONNE, 'stock', '02')
  lines.push(
    'A scale finds 45 t: all of the receipt is held, and bank and holder are told. A truck:',
  )
  await mustRefuse(
    'collected while short',
    together(trader, keeper),
    receiptActs.surrender(collect(chapter, 'early', 30n, 50n)),
  )
  await weigh(chapter, 50n * TONNE, 'stock', '03')
  const lift = titleActs.liftHold({ kind: 'sensor', spans: nameSpans(chapter, 0n, 50n) })
  lines.push('The goods are found again; the keeper alone lifts its hold:')
  await mustRefuse('lifted alone', together(keeper), lift)
  await done('lifted', together(keeper, bank), lift)
}

async function deliverAll(chapter: Chapter): Promise<void> {
  const { done, together, people, ids, lines } = chapter
  const { keeper, trader, bank } = people
  const release = titleActs.release({ spans: nameSpans(chapter, 0n, 30n) })
  await done('released', together(bank, keeper), release)
  const order = collect(chapter, 'order', 0n, 50n)
  await done('surrendered', together(trader, keeper), receiptActs.surrender(order))
  const weighings = [await weigh(chapter, 50n * TONNE, 'outbound', '04')]
  const gone = { order: order.order, spans: order.spans, weighings }
  await done('delivered', together(keeper, trader), receiptActs.deliver(gone))
  const { node } = await trader.desk.read<Read>(STANDS, { id: ids.receipt })
  if (node?.status !== 'delivered') throw new Bug(`the receipt is ${node?.status}`)
  lines.push(
    `${color.green('✓')} The loan is paid: bank and keeper release, 50 t are weighed out, and ` +
      `the receipt is ${node.status}.`,
  )
}

const STANDS = 'query ($id: ID!) { node(id: $id) { ... on Receipt { status } } }'

interface Read {
  readonly node: { readonly status: string } | null
}

async function weigh(
  { done, id, startOn, ids, people: { keeper } }: Chapter,
  net: bigint,
  purpose: MeasurementPurpose,
  hour: string,
): Promise<MeasurementId> {
  const measurement = id('msr', `weighing ${hour}`)
  const scale = { device: 'W-1', calibration: 'JJG-88', unit: 'GRAMS' } as const
  const weight = { gross: net + 15n * TONNE, tare: 15n * TONNE }
  const takenAt = `${startOn}T${hour}:00:00.000Z` as const
  const reading = { measurement, lot: ids.lot, purpose, takenAt, ...scale, ...weight }
  await done(`weighed at ${hour}`, keeper.alone, receiptActs.measure(reading))
  return measurement
}

/** From one tonne to another. */
function nameSpans({ ids: { receipt: instrument } }: Chapter, lo: bigint, hi: bigint) {
  return [{ instrument, span: { lo: lo * TONNE, hi: hi * TONNE } }]
}

function collect(chapter: Chapter, label: string, lo: bigint, hi: bigint) {
  const { id, until } = chapter
  const spans = nameSpans(chapter, lo, hi)
  return { order: id('dor', label), spans, collector: '沪A·12345', until }
}
