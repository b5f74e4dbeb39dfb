import { Button, Card, Descriptions, Tag } from 'antd'
import { mayUse } from '@/api/me'
import { PageTitle } from '@/components/PageTitle'
import { SyntheticTag } from '@/components/SyntheticTag'
import { useLanguage } from '@/i18n/language'
import { departmentLabels, roleLabels } from '@/i18n/labels.people'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { navigation } from '@/layout/navigation'

export default function MePage() {
  const { t } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const rights = navigation.filter((item) => mayUse(me, item.area)).map((item) => t(item.title))
  return (
    <>
      <PageTitle title={t('me.title')} tags={<SyntheticTag synthetic={me.synthetic} />} />
      <Card data-testid="me-card">
        <Descriptions
          column={1}
          items={[
            { key: 'name', label: t('me.name'), children: <span data-testid="me-name">{me.name}</span> },
            { key: 'id', label: t('me.userId'), children: me.userId },
            {
              key: 'roles',
              label: t('me.roles'),
              children: (
                <span data-testid="me-roles">
                  {me.roles.map((role) => (
                    <Tag key={role}>{label(roleLabels, role)}</Tag>
                  ))}
                </span>
              ),
            },
            {
              key: 'division',
              label: t('me.division'),
              children: (
                <span data-testid="me-division">
                  {me.division.name}（{me.division.code}）
                </span>
              ),
            },
            ...(me.department
              ? [{ key: 'department', label: t('me.department'), children: label(departmentLabels, me.department) }]
              : []),
            { key: 'rights', label: t('me.rights'), children: rights.join('、') },
          ]}
        />
        <p className="muted">{t('me.protect')}</p>
        <Button href="/logout" data-testid="me-logout">
          {t('app.logout')}
        </Button>
      </Card>
    </>
  )
}
