import type { Detailed } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

/** Why a text is the number of no document; `place` counts characters from 1. */
export type DocumentNumberRefusal =
  | Detailed<'document_number_must_not_be_ruined_by_a_spreadsheet', { found: string }>
  | Detailed<'document_number_must_keep_to_its_characters', { found: string; place: number }>
  | 'document_number_must_be_given'
  | Detailed<'document_number_must_be_within_its_limit', { limit: number; found: number }>
  | Detailed<'document_number_must_not_be_a_placeholder', { found: string }>
  | Detailed<'invoice_code_must_have_10_or_12_digits', { found: string }>
  | Detailed<'number_beside_a_code_must_have_at_most_8_digits', { found: string }>
  | Detailed<'digital_invoice_number_must_have_20_digits', { found: number }>

export const DOCUMENT_NUMBER_TEXTS = {
  document_number_must_not_be_ruined_by_a_spreadsheet: badInput(
    d => `号码“${d.found}”已被电子表格软件改写：请将该列设为文本后重新填写。`,
    d =>
      `A spreadsheet has ruined the number “${d.found}”: format its column as text and enter ` +
      'the number again.',
  ),
  document_number_must_keep_to_its_characters: badInput(
    d => `号码第 ${d.place} 个字符 ${d.found} 不可用：只能有数字、拉丁字母、汉字、- 和 /。`,
    d =>
      `Character ${d.place} of the number, ${d.found}, cannot stand in one: it has digits, ` +
      'Latin letters, Chinese characters, - and / only.',
  ),
  document_number_must_be_given: badInput('请填写单据号码。', 'Give the number of the document.'),
  document_number_must_be_within_its_limit: badInput(
    d => `号码至多 ${d.limit} 个字符，现为 ${d.found} 个。`,
    d => `A number has at most ${d.limit} characters, and this one has ${d.found}.`,
  ),
  document_number_must_not_be_a_placeholder: badInput(
    d => `“${d.found}”不是有效的单据号码：须含数字，且不能全为零。`,
    d => `“${d.found}” names no document: a number has digits, and not zeros alone.`,
  ),
  invoice_code_must_have_10_or_12_digits: badInput(
    d => `发票代码须为 10 位，或以 0、1 开头的 12 位数字，现为“${d.found}”。`,
    d =>
      'The code of a paper invoice has 10 digits, or 12 of which the first is 0 or 1, and this ' +
      `one is “${d.found}”.`,
  ),
  number_beside_a_code_must_have_at_most_8_digits: badInput(
    d => `有发票代码时发票号码至多 8 位数字，现为“${d.found}”；数电发票没有代码。`,
    d =>
      `Beside a code the number has at most 8 digits, and this one is “${d.found}”; digital ` +
      'invoices have no code.',
  ),
  digital_invoice_number_must_have_20_digits: badInput(
    d => `数电发票号码为 20 位，现为 ${d.found} 位。`,
    d => `The number of a digital invoice has 20 digits, and this one has ${d.found}.`,
  ),
} satisfies RefusalTexts<DocumentNumberRefusal>
