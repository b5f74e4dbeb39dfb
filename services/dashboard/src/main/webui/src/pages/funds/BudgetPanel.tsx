import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Tag } from 'antd'
import { useState } from 'react'
import { listProjects, listSources, type FundSource, type Project } from '@/api/funds'
import { hasRole } from '@/api/me'
import { ProblemNote } from '@/components/ProblemNote'
import { SyntheticTag } from '@/components/SyntheticTag'
import { formatFen } from '@/format/money'
import { benefitLabels, fundLevelLabels } from '@/i18n/labels.funds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { BudgetDialog, type BudgetForm } from './BudgetDialog'

/** Where money comes from, the projects that spend it, and its allocation between the two. */
export function BudgetPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const finance = hasRole(me, 'finance-officer')
  const [form, setForm] = useState<BudgetForm | null>(null)
  const sources = useQuery({ queryKey: ['fund-sources'], queryFn: listSources })
  const projects = useQuery({ queryKey: ['projects'], queryFn: listProjects })
  const button = (name: BudgetForm, title: string) =>
    finance && (
      <Button size="small" data-testid={`${name}-add`} onClick={() => setForm(name)}>
        {title}
      </Button>
    )
  return (
    <div className="two-cards">
      <Card title={t('source.title')} extra={button('source', t('source.add'))}>
        {sources.error && <ProblemNote error={sources.error} />}
        {sources.data?.length === 0 && <Empty description={t('common.empty')} />}
        <ul className="money-list">{sources.data?.map((source) => <SourceRow key={source.fundSourceId} source={source} />)}</ul>
      </Card>
      <Card
        title={t('project.title')}
        extra={
          <span className="buttons tight">
            {button('project', t('project.add'))}
            {button('allocation', t('allocation.add'))}
          </span>
        }
      >
        {projects.error && <ProblemNote error={projects.error} />}
        {projects.data?.length === 0 && <Empty description={t('common.empty')} />}
        <ul className="money-list">{projects.data?.map((project) => <ProjectRow key={project.projectId} project={project} />)}</ul>
      </Card>
      {form && <BudgetDialog form={form} sources={sources.data ?? []} projects={projects.data ?? []} onClose={() => setForm(null)} />}
    </div>
  )
}

function SourceRow({ source }: { source: FundSource }) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <li data-testid="source-row">
      <div className="row-card-head">
        <b>{source.titleZh}</b>
        <Tag>{label(fundLevelLabels, source.level)}</Tag>
        <SyntheticTag synthetic={source.synthetic} />
      </div>
      <div className="muted">
        {source.year} · {source.documentNo}
      </div>
      <div>
        <b>{formatFen(source.amountFen)}</b> <span className="muted">{t('source.left')}</span> {formatFen(source.leftFen)}
      </div>
    </li>
  )
}

function ProjectRow({ project }: { project: Project }) {
  const { t } = useLanguage()
  const label = useLabel()
  const parts = [
    [t('project.left'), project.leftFen],
    [t('project.committed'), project.committedFen],
    [t('project.transit'), project.inTransitFen],
    [t('project.paid'), project.paidFen],
  ] as const
  return (
    <li data-testid="project-row">
      <div className="row-card-head">
        <b>{project.titleZh}</b>
        <SyntheticTag synthetic={project.synthetic} />
      </div>
      <div className="muted">{project.benefitCodes.map((code) => label(benefitLabels, code)).join('、')}</div>
      <div className="row-card-foot">
        {parts.map(([title, fen]) => (
          <span key={title}>
            {title} <b>{formatFen(fen)}</b>
          </span>
        ))}
      </div>
    </li>
  )
}
