import { expect, test } from 'vitest'
import { showMarks } from '../../../services/portal/ui/show-marks.ts'

test('marks that turn or hide text are shown; other text of any language stays as it is', () => {
  expect(showMarks('恒泰\u202e公司\u2066x\u200b')).toBe('恒泰⟨U+202E⟩公司⟨U+2066⟩x⟨U+200B⟩')
  expect(showMarks('\u061cشركة\ufeff')).toBe('⟨U+061C⟩شركة⟨U+FEFF⟩')
  for (const plain of ['安和钢铁有限公司', 'Bolt & Co', 'חברה', 'شركة', 'a\u00a0b', '🧾'])
    expect(showMarks(plain)).toBe(plain)
})
