import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mod11_10, mod97 } from '../../../contracts/kernel/check-digit.ts'
import { isLei } from '../../../contracts/party/lei.ts'
import {
  completeCode,
  isUnifiedSocialCreditCode,
} from '../../../contracts/party/unified-social-credit-code.ts'

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const tail = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 8, maxLength: 8 })
const credit = tail.map(end => completeCode(`91350100${end}`))

describe('统一社会信用代码', () => {
  it('takes the example of the standard', () => {
    expect(isUnifiedSocialCreditCode('91350100M000100Y43')).toBe(true)
  })

  it('finds every single wrong character, and every swap of neighbours', () => {
    fc.assert(
      fc.property(credit, fc.nat(17), fc.constantFrom(...CHARACTERS), (code, at, char) => {
        expect(isUnifiedSocialCreditCode(code)).toBe(true)
        const wrong = code.slice(0, at) + char + code.slice(at + 1)
        expect(isUnifiedSocialCreditCode(wrong)).toBe(wrong === code)
        if (at === 17) return
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        expect(isUnifiedSocialCreditCode(swapped)).toBe(swapped === code)
      }),
    )
  })

  it.each([
    '',
    '91350100M000100Y4',
    '91350100m000100y43',
    '91350100M000100Y43 ',
    '9135010OM000100Y43',
    // A resident's number in shape: its last character is right, the organisation's is not.
    '990000189912310089',
  ])('%j is none', text => expect(isUnifiedSocialCreditCode(text)).toBe(false))
})

describe('LEI', () => {
  it.each(['5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55'])('takes %s', lei =>
    expect(isLei(lei)).toBe(true),
  )

  it.each(['5493001KJTIIGC8Y1R13', '5493001KJTIIGC8Y1R1', '5493001kjtiigc8y1r12', ''])(
    '%j is none',
    text => expect(isLei(text)).toBe(false),
  )
})

describe('check digits of ISO 7064', () => {
  it('mod 11,10 of the published example', () => expect(mod11_10('0794')).toBe('5'))
  it('mod 97-10 of the published example', () => expect(mod97('079444')).toBe(1))
})
