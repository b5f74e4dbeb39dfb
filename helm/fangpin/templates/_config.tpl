{{/* A service's settings that are no secrets. */}}
{{- define "fangpin.config" -}}
{{- $values := .root.Values -}}
{{- $config := dict
  "FANGPIN_HTTP_PORT" (toString .service.port)
  "FANGPIN_DB_HOST" $values.postgresql.host
  "FANGPIN_DB_PORT" (toString $values.postgresql.port)
  "FANGPIN_DB_NAME" .service.database
  "FANGPIN_DB_USER" .service.database
  "KAFKA_BOOTSTRAP_SERVERS" $values.kafka.bootstrapServers
  "KAFKA_SECURITY_PROTOCOL" $values.kafka.securityProtocol
  "FANGPIN_TOPIC_REPLICAS" (toString $values.kafka.topicReplicas)
  "FANGPIN_OIDC_URL" $values.oidc.url
  "FANGPIN_CRYPTO_ACTIVE_KEY" $values.crypto.activeKey
  "FANGPIN_STATE_DIR" "/var/lib/fangpin"
  "JAVA_TOOL_OPTIONS" .service.javaOptions
-}}
{{- with $values.kafka.saslMechanism }}{{ $_ := set $config "KAFKA_SASL_MECHANISM" . }}{{ end -}}
{{- with $values.tracing.endpoint }}{{ $_ := set $config "FANGPIN_OTEL_ENDPOINT" . }}{{ end -}}
{{- with .service.archive }}
  {{- $_ := set $config "FANGPIN_ARCHIVE" . }}
  {{- if eq . "mongo" }}{{ $_ := set $config "FANGPIN_MONGO_DATABASE" $values.mongodb.database }}{{ end }}
{{- end -}}
{{- if eq .name "risk-identification" }}
  {{- $_ := set $config "FANGPIN_CONSOLE_URL" (printf "https://%s" $values.ingress.host) }}
  {{- $_ := set $config "FANGPIN_WEBHOOK_HOSTS" (join "," $values.webhookHosts) }}
  {{- $_ := set $config "FANGPIN_SMTP_ENABLED" (toString (ne $values.smtp.host "")) }}
  {{- if $values.smtp.host }}
    {{- $_ := set $config "FANGPIN_SMTP_HOST" $values.smtp.host }}
    {{- $_ := set $config "FANGPIN_SMTP_PORT" (toString $values.smtp.port) }}
    {{- $_ := set $config "FANGPIN_SMTP_FROM" $values.smtp.from }}
    {{- $_ := set $config "FANGPIN_SMTP_START_TLS" $values.smtp.startTls }}
  {{- end }}
{{- end -}}
{{- if eq .name "dashboard" }}
  {{- range $variable, $peer := include "fangpin.peers" . | fromYaml }}
    {{- $host := include "fangpin.name" (dict "root" $.root "name" $peer) }}
    {{- $port := (get $values.services $peer).port }}
    {{- $_ := set $config (printf "FANGPIN_%s_URL" $variable) (printf "http://%s:%v" $host $port) }}
  {{- end }}
  {{- if $values.ingress.enabled }}{{ $_ := set $config "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING" "true" }}{{ end }}
{{- end -}}
{{- toYaml (mergeOverwrite $config (deepCopy $values.env) (deepCopy .service.env)) -}}
{{- end -}}
