import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '监测发现',
    severity: '程度',
    foundAt: '发现时间',
    rule: '依据',
    ofPlatform: '平台规则',
    subject: '对象',
    blocks: '在此期间',
    blocksNothing: '不影响任何业务办理。',
    concerns: '涉及机构',
    evidence: '比对内容',
    what: '项目',
    value: '内容',
  },
  en: {
    kind: 'Finding',
    severity: 'Severity',
    foundAt: 'Found',
    rule: 'Rule',
    ofPlatform: 'of the platform',
    subject: 'About',
    blocks: 'Meanwhile',
    blocksNothing: 'Nothing is kept from anybody by it.',
    concerns: 'Concerns',
    evidence: 'What was compared',
    what: 'What',
    value: 'Value',
  },
})
