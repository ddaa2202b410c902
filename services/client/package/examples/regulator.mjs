// A regulator looks through an instrument: node regulator.mjs MAKER CHECKER INSTRUMENT PURPOSE
// Why it looks is signed by two and written into the journal before anything is shown.
import { regulatorActs } from 'tallystick-client'
import { agree, openProfile } from './profile.mjs'

const [maker, checker] = process.argv.slice(2, 4).map(openProfile)
const [instrument, purpose] = process.argv.slice(4)
const { entry } = await agree(maker, checker, regulatorActs.lookThrough({ instrument, purpose }))
const seen = await checker.reads.citedLookThrough(entry)
for (const { lo, hi, holder } of seen.titles) console.log(`${hi - lo} held by ${holder.name}`)
for (const { number, amount } of seen.invoices) console.log(`${amount} of invoice ${number}`)
