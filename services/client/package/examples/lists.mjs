// What a party holds and owes, and what came and went: node lists.mjs PROFILE FROM TO
// Every list is read by its document, which knows its filters and rows: amounts are bigint.
import { lists, readRows } from 'tallystick-client'
import { openProfile } from './profile.mjs'

const [path, from, to] = process.argv.slice(2)
const { read } = openProfile(path)

// One page, and the sums of the whole list.
const { totals } = await read(lists.titles, { first: 1, whole: true })
for (const { amount, free, pledged, currency } of totals)
  console.log(`holds ${amount} ${currency}: ${free} free, ${pledged} pledged`)

// All rows, page by page.
for (const { on, act, amount, from: giver, to: taker } of await readRows(read, lists.movements, {
  from,
  to,
}))
  console.log(
    `${on} ${act} ${amount} from ${giver?.name ?? 'nobody'} to ${taker?.name ?? 'nobody'}`,
  )
for (const { dueOn, debtor, amount } of await readRows(read, lists.exposure, {}))
  console.log(`${amount} due on ${dueOn} from ${debtor.name}`)
for (const { on, by, purpose } of await readRows(read, lists.openings, { as: 'concerned' }))
  console.log(`${on} ${by.name} looked: ${purpose}`)
