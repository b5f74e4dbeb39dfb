import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, DatePicker, Form, Modal, Progress, Select, Upload } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { address } from '@/api/http'
import type { Batch } from '@/api/matching'
import { uploadInPieces } from '@/api/upload'
import { DivisionFilter } from '@/components/DivisionFilter'
import { ProblemNote } from '@/components/ProblemNote'
import { useFeeds } from '@/components/useFeeds'
import { today } from '@/format/dates'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

interface Values {
  dataset: string
  period: Dayjs
}

/** Sends a department's file; what becomes of it is then followed on the batch's page. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const feeds = useFeeds()
  const [form] = Form.useForm<Values>()
  const dataset = Form.useWatch('dataset', form)
  const [division, setDivision] = useState<string>()
  const [file, setFile] = useState<File | null>(null)
  const [zeroReport, setZeroReport] = useState(false)
  const [percent, setPercent] = useState(0)
  const send = useMutation({
    mutationFn: ({ values, chosen }: { values: Values; chosen: File }) =>
      uploadInPieces<Batch>(
        'matching',
        `/matching/feeds/${values.dataset}/batches`,
        { period: values.period.format('YYYY-MM'), division: division ?? me.division.code, fileName: chosen.name, ...(zeroReport ? { zeroReport: 'true' } : {}) },
        chosen,
        setPercent,
      ),
    onSuccess: (batch) => {
      if (batch.duplicate) void message.info(t('batches.duplicate'))
      void queries.invalidateQueries({ queryKey: ['batches'] })
      onClose()
      void navigate(`/batches/${batch.batchId}`)
    },
  })
  const own = feeds.data?.filter((feed) => !me.roles.includes('feed-pusher') || !me.department || feed.department === me.department)
  const required = [{ required: true, message: t('common.required') }]
  return (
    <Modal
      open
      title={t('batches.upload')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={send.isPending ? t('batches.sending', { percent }) : t('batches.send')}
      okButtonProps={{ ...({ 'data-testid': 'batch-upload-submit' } as object), disabled: file === null, loading: send.isPending }}
    >
      {feeds.error && <ProblemNote error={feeds.error} />}
      {send.error && <ProblemNote error={send.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ period: dayjs(today()) }}
        onFinish={(values) => file && send.mutate({ values, chosen: file })}
      >
        <Form.Item name="dataset" label={t('batches.dataset')} rules={required}>
          <Select
            data-testid="batch-upload-dataset"
            loading={feeds.isLoading}
            options={(own ?? []).map((feed) => ({
              value: feed.dataset,
              label: `${pick(feed.titleZh, feed.titleEn)}（${label(departmentLabels, feed.department)}）`,
            }))}
          />
        </Form.Item>
        {dataset && (
          <p>
            <Button type="link" size="small" href={address(`/matching/feeds/${dataset}/template.csv`)} download data-testid="batch-template">
              {t('batches.template')}
            </Button>
            <Button type="link" size="small" href={address(`/matching/feeds/${dataset}/template.xlsx`)} download data-testid="batch-workbook">
              {t('batches.workbook')}
            </Button>
            <Button type="link" size="small" href={address(`/matching/feeds/${dataset}/contract.md`)} download data-testid="batch-contract">
              {t('batches.contract')}
            </Button>
          </p>
        )}
        <Form.Item name="period" label={t('batches.period')} rules={required}>
          <DatePicker
            picker="month"
            data-testid="batch-upload-period"
            format={language === 'zh' ? 'YYYY年M月' : 'MMM YYYY'}
            style={{ width: '100%' }}
          />
        </Form.Item>
      </Form>
      <DivisionFilter value={division} onChange={setDivision} testId="batch-upload-division" />
      <Upload.Dragger
        accept=".csv,.xlsx,.ndjson,.jsonl"
        maxCount={1}
        fileList={file ? [{ uid: '1', name: file.name, size: file.size, status: 'done' }] : []}
        beforeUpload={(chosen) => {
          setFile(chosen)
          return false
        }}
        onRemove={() => setFile(null)}
        className="dropzone"
        data-testid="batch-upload-file"
      >
        <p>{t('batches.drop')}</p>
        <p className="muted">{t('batches.formats')}</p>
      </Upload.Dragger>
      <Checkbox checked={zeroReport} onChange={(event) => setZeroReport(event.target.checked)} data-testid="batch-zero-report">
        {t('batches.zeroReport')}
      </Checkbox>
      {send.isPending && <Progress percent={percent} />}
    </Modal>
  )
}
