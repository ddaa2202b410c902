import { newId, registrationActs } from '../../../services/client/index.ts'
import { agree, done, type Firm } from './people.ts'

/** People of a lender search the national register, register there, and search again. */
export async function register(
  lender: Firm,
  financing: `fin_${string}`,
  on: `${number}-${number}-${number}`,
): Promise<void> {
  const kept = await lender.maker.client.files.upload(new Blob(['%PDF-1.7 of the register']))
  const at = (hour: string) => `${on}T${hour}:00:00.000Z` as const
  const proof = { financing, certificate: kept.ok ? kept.hash : '' }
  const search = (hour: string) => ({ ...proof, search: newId('src'), at: at(hour), hits: [] })
  done(await agree(lender, registrationActs.searchRegister(search('02'))))
  const number = on.replaceAll('-', '').padEnd(14, '0')
  const own = { id: newId('reg'), number, until: '2027-03-02' } as const
  done(await agree(lender, registrationActs.registerFinancing({ ...proof, ...own, at: at('03') })))
  done(await agree(lender, registrationActs.searchRegister(search('04'))))
}
