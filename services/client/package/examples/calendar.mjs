// Two officers end the business day: node calendar.mjs MAKER CHECKER DATE
// The one leaves the act at the desk; the other finds it there in words, and signs the same bytes.
import { calendarActs } from 'tallystick-client'
import { agree, openProfile } from './profile.mjs'

const [maker, checker] = process.argv.slice(2, 4).map(openProfile)
console.log(`it is ${await maker.reads.businessDate()}`)
await agree(maker, checker, calendarActs.roll({ to: process.argv[4] }))
console.log(`it is ${await checker.reads.businessDate()}`)
