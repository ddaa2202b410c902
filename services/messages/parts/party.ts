import { refuse } from '../../../contracts/kernel/decision.ts'
import { MessageStopped } from '../refusal/message-refusal.ts'
import { group, leaf, type Written } from '../xml/write-xml.ts'
import { find, findAll, textAt, textOfAny, type XmlElement } from '../xml/xml-element.ts'

/** Who pays, is paid, or is written to: as far as the message says it. */
export interface Party {
  readonly name: string | null
  readonly address: Address | null
  readonly ids: readonly PartyId[]
}

export interface Address {
  readonly street: string | null
  readonly building: string | null
  readonly postCode: string | null
  readonly town: string | null
  readonly subdivision: string | null
  readonly country: string | null
  /** Lines of an address that is not, or not wholly, structured. */
  readonly lines: readonly string[]
}

/** An identifier with what it is an identifier of, as a text: `LEI`, `AnyBIC`, `TXID`, `NIDN`. */
export interface PartyId {
  readonly id: string
  readonly scheme: string | null
  readonly issuer: string | null
}

export interface Account {
  readonly id: string
  /** `IBAN`, or the scheme that the message names; null where it says none. */
  readonly scheme: string | null
  readonly currency: string | null
  readonly name: string | null
}

/** A bank: by its BIC, by its number in a clearing system, or by its name. */
export interface Agent {
  readonly bic: string | null
  readonly member: string | null
  readonly name: string | null
}

/** A party that we name ourselves: town and country always, as schemes demand since 2026. */
export interface NamedParty {
  readonly name: string
  readonly address: {
    readonly town: string
    readonly country: string
    readonly street?: string
    readonly building?: string
    readonly postCode?: string
  }
  readonly lei?: string
}

export interface NamedAccount {
  readonly id: string
  readonly scheme: 'IBAN' | 'BBAN'
}

/** Later versions put a party into `Pty`, or a bank as party into `Agt`. */
export function readParty(at: XmlElement | null): Party | null {
  if (!at) return null
  const party = find(at, 'Pty') ?? find(at, 'Agt', 'FinInstnId') ?? at
  const ids = [find(party, 'Id', 'OrgId'), find(party, 'Id', 'PrvtId')]
  return {
    name: textAt(party, 'Nm'),
    address: readAddress(find(party, 'PstlAdr')),
    ids: ids.flatMap(id => id?.children.flatMap(readId) ?? []),
  }
}

function readAddress(at: XmlElement | null): Address | null {
  if (!at) return null
  return {
    street: textAt(at, 'StrtNm'),
    building: textAt(at, 'BldgNb'),
    postCode: textAt(at, 'PstCd'),
    town: textAt(at, 'TwnNm'),
    subdivision: textAt(at, 'CtrySubDvsn'),
    country: textAt(at, 'Ctry'),
    lines: findAll(at, 'AdrLine').map(({ text }) => text),
  }
}

function readId(at: XmlElement): PartyId[] {
  if (at.children.length === 0) return [{ id: at.text, scheme: at.name, issuer: null }]
  const id = textAt(at, 'Id')
  if (id === null) return []
  const scheme = textOfAny(find(at, 'SchmeNm'), 'Cd', 'Prtry')
  return [{ id, scheme, issuer: textAt(at, 'Issr') }]
}

export function readAccount(at: XmlElement | null): Account | null {
  const id = find(at, 'Id')
  if (!id) return null
  const iban = textAt(id, 'IBAN')
  const other = find(id, 'Othr') ?? find(id, 'PrtryAcct') ?? id
  const number = iban ?? textOfAny(other, 'Id', 'BBAN', 'UPIC')
  if (number === null) return null
  return {
    id: number,
    scheme: iban ? 'IBAN' : textOfAny(find(other, 'SchmeNm'), 'Cd', 'Prtry'),
    currency: textAt(at, 'Ccy'),
    name: textAt(at, 'Nm'),
  }
}

export function readAgent(at: XmlElement | null): Agent | null {
  const institution = find(at, 'FinInstnId')
  if (!institution) return null
  return {
    bic: textOfAny(institution, 'BICFI', 'BIC'),
    member: textAt(institution, 'ClrSysMmbId', 'MmbId'),
    name: textAt(institution, 'Nm') ?? textAt(institution, 'NmAndAdr', 'Nm'),
  }
}

export function writeParty(name: string, { name: party, address, lei }: NamedParty) {
  if (!address.town.trim() || !address.country.trim())
    throw new MessageStopped(refuse('address_must_have_town_and_country', '', { party }))
  return group(
    name,
    leaf('Nm', party),
    group(
      'PstlAdr',
      leaf('StrtNm', address.street),
      leaf('BldgNb', address.building),
      leaf('PstCd', address.postCode),
      leaf('TwnNm', address.town),
      leaf('Ctry', address.country),
    ),
    group('Id', group('OrgId', leaf('LEI', lei))),
  )
}

export function writeAccount(
  name: string,
  { id, scheme }: NamedAccount,
  currency?: string,
): Written | null {
  const number =
    scheme === 'IBAN'
      ? leaf('IBAN', id)
      : group('Othr', leaf('Id', id), group('SchmeNm', leaf('Cd', scheme)))
  return group(name, group('Id', number), leaf('Ccy', currency))
}

export function writeAgent(name: string, bic: string): Written | null {
  return group(name, group('FinInstnId', leaf('BICFI', bic)))
}
