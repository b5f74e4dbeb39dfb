import { Button, Tag } from 'antd'
import type { Member } from '@/api/registry'
import { ageOf, formatDate } from '@/format/dates'
import {
  dibaoLabels,
  insuranceLabels,
  labourLabels,
  memberStatusLabels,
  relationLabels,
  schoolLabels,
  sexLabels,
  tekunLabels,
} from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** The people of a household, identity numbers masked. */
export function MemberList({ members, onReveal }: { members: Member[]; onReveal: (personId: string) => void }) {
  return (
    <ul className="members">
      {members.map((member) => (
        <MemberRow key={member.personId} member={member} onReveal={onReveal} />
      ))}
    </ul>
  )
}

function MemberRow({ member, onReveal }: { member: Member; onReveal: (personId: string) => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const gone = member.status !== 'ACTIVE'
  const uninsured = member.medicalInsurance === 'NONE'
  return (
    <li data-testid="member-row" className={gone ? 'member-gone' : ''}>
      <div className="row-card-head">
        <b>{member.name}</b>
        <span>{label(relationLabels, member.relationToHead)}</span>
        <span className="muted">
          {label(sexLabels, member.sex)} · {t('household.age', { n: ageOf(member.birthDate) })} · {formatDate(member.birthDate, language)}
        </span>
        {gone && (
          <Tag data-testid="member-status">
            {label(memberStatusLabels, member.status)}
            {member.statusDate && ` ${t('household.since', { date: formatDate(member.statusDate, language) })}`}
          </Tag>
        )}
      </div>
      <div className="row-card-foot">
        <span className="code" data-testid="member-id-masked">
          {member.idNoMasked ?? '—'}
        </span>
        <Button type="link" size="small" data-testid="member-reveal" onClick={() => onReveal(member.personId)}>
          {t('reveal.button')}
        </Button>
        <span>{label(labourLabels, member.labourCapacity)}</span>
        <span className={uninsured ? 'warn' : ''}>{label(insuranceLabels, member.medicalInsurance)}</span>
        {member.inSchoolStatus && <span>{label(schoolLabels, member.inSchoolStatus)}</span>}
        {member.dibaoPolicy !== 'NONE' && <Tag>{label(dibaoLabels, member.dibaoPolicy)}</Tag>}
        {member.tekunPolicy !== 'NONE' && <Tag>{label(tekunLabels, member.tekunPolicy)}</Tag>}
        {member.workMonths > 0 && (
          <span>
            {t('household.work')} {t('household.workMonths', { n: member.workMonths })}
          </span>
        )}
      </div>
    </li>
  )
}
