{{/* An environment variable out of a secret: (dict "variable" .. "secret" .. "key" ..). */}}
{{- define "fangpin.fromSecret" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ required (printf "%s needs the name of a secret" .variable) .secret }}
      key: {{ .key }}
{{- end -}}

{{/* The pod of a service: (dict "root" $ "name" <service> "service" <its values>). */}}
{{- define "fangpin.pod" -}}
{{- $values := .root.Values -}}
{{- if not (has $values.crypto.activeKey $values.crypto.keyIds) }}{{ fail "crypto.activeKey must be one of crypto.keyIds" }}{{ end -}}
metadata:
  labels: {{- include "fangpin.labels" . | nindent 4 }}
  annotations:
    checksum/config: {{ include "fangpin.config" . | sha256sum }}
spec:
  serviceAccountName: {{ include "fangpin.name" . }}
  automountServiceAccountToken: false
  # A Kubernetes service called "kafka" would otherwise put KAFKA_* into the environment, which Kafka clients read.
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
  {{- with $values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext: {{- toYaml $values.podSecurityContext | nindent 4 }}
  {{- with $values.nodeSelector }}
  nodeSelector: {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations: {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    {{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
    - maxSkew: 1
      topologyKey: {{ $key }}
      whenUnsatisfiable: {{ $values.topologySpread.whenUnsatisfiable }}
      labelSelector:
        matchLabels: {{- include "fangpin.selector" $ | nindent 10 }}
    {{- end }}
  containers:
    - name: {{ .name }}
      image: {{ include "fangpin.image" . | quote }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      ports:
        - name: http
          containerPort: {{ .service.port }}
      envFrom:
        - configMapRef:
            name: {{ include "fangpin.name" . }}
      env: {{- include "fangpin.secrets" . | nindent 8 }}
      startupProbe:
        httpGet: {path: /q/health/started, port: http}
        periodSeconds: 5
        timeoutSeconds: 3
        failureThreshold: 60
      livenessProbe:
        httpGet: {path: /q/health/live, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet: {path: /q/health/ready, port: http}
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 3
      lifecycle:
        preStop:
          # Others learn that the endpoint goes before the service closes it.
          sleep: {seconds: 5}
      resources: {{- toYaml .service.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      volumeMounts:
        - name: state
          mountPath: /var/lib/fangpin
        # Native libraries of RocksDB and lz4 are unpacked here
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 1Gi
    {{- if not .service.state.persistent }}
    - name: state
      emptyDir:
        sizeLimit: {{ .service.state.size }}
    {{- end }}
{{- end -}}

{{- define "fangpin.secrets" -}}
{{- $values := .root.Values -}}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_DB_PASSWORD" "secret" $values.postgresql.existingSecret "key" (printf "%s-password" .service.database)) }}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_CRYPTO_HASH_KEY" "secret" $values.crypto.existingSecret "key" "hash-key") }}
{{- range $values.crypto.keyIds }}
{{ include "fangpin.fromSecret" (dict "variable" (printf "FANGPIN_CRYPTO_KEYS_%s" (upper .)) "secret" $values.crypto.existingSecret "key" .) }}
{{- end }}
{{- if $values.kafka.saslMechanism }}
{{ include "fangpin.fromSecret" (dict "variable" "KAFKA_SASL_JAAS_CONFIG" "secret" $values.kafka.existingSecret "key" "sasl-jaas-config") }}
{{- end }}
{{- if eq (.service.archive | default "") "mongo" }}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_MONGO_URI" "secret" $values.mongodb.existingSecret "key" "uri") }}
{{- end }}
{{- if and (eq .name "risk-identification") $values.smtp.existingSecret }}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_SMTP_USER" "secret" $values.smtp.existingSecret "key" "user") }}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_SMTP_PASSWORD" "secret" $values.smtp.existingSecret "key" "password") }}
{{- end }}
{{- if eq .name "dashboard" }}
{{ include "fangpin.fromSecret" (dict "variable" "FANGPIN_CONSOLE_CLIENT_SECRET" "secret" $values.oidc.existingSecret "key" "client-secret") }}
{{- end }}
{{- end -}}
