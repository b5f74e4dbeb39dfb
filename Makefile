# Fangpin 防贫. `make help` lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help
JDK := deploy/local/bin/find-jdk
MVN := export JAVA_HOME="$$($(JDK))" && [ -n "$$JAVA_HOME" ] && mvn -B -ntp
HOUSEHOLDS ?= 2000
MONTHS ?= 3
SEED ?= 421281

# Whatever the build reads; a folder is newer when something in it was deleted.
SOURCES = $(shell find . -mindepth 1 \( -name .git -o -name .local -o -name target -o -name node_modules -o -name dist \) -prune -o -print)

.PHONY: help tools build run test bench bench-matching bench-pipeline bench-risk bench-risk-million bench-targeting format clean clean-local

help: ## 列出所有目标 / list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/' | column -t -s $$'\t'

tools:
	@command -v mvn >/dev/null || { echo "未找到 Maven（需要 3.8.7 以上）。 / Maven not found, 3.8.7 or newer is needed." >&2; exit 1; }
	@command -v node >/dev/null || { echo "未找到 Node.js（需要 20 以上）。 / Node.js not found, 20 or newer is needed." >&2; exit 1; }
	@$(JDK) >/dev/null

build: tools target/built ## 编译打包，不跑测试 / compile and package, without tests

target/built: $(SOURCES)
	@$(MVN) -q package -DskipTests -Dspotless.check.skip=true
	@mkdir -p target && touch target/built

run: build ## 启动整个平台并装入模拟县 / start everything and load the synthetic county (HOUSEHOLDS=, MONTHS=, SEED=, OPTIONS=)
	@export JAVA_HOME="$$($(JDK))" && exec deploy/local/bin/fangpin --households $(HOUSEHOLDS) --months $(MONTHS) --seed $(SEED) $(OPTIONS)

test: tools ## 全部检查与测试，CI 即运行此目标 / every check and test; what CI runs
	@export FANGPIN_CHROMIUM="$$(deploy/local/bin/ensure-browser | tail -1)" && [ -n "$$FANGPIN_CHROMIUM" ] && $(MVN) verify

bench: build ## 性能基准，每个数字一行 / benchmarks: name<TAB>value<TAB>unit, fails when a promise is missed
	@export JAVA_HOME="$$($(JDK))" && exec deploy/local/bin/fangpin-bench

bench-matching: tools ## 人员比对的质量与速度 / quality and speed of matching (FEBRL_DIR=, OPTIONS=-Dlinkage.bench.…)
	@$(MVN) -q -pl services/linkage -am test-compile dependency:build-classpath -Dmdep.includeScope=test \
	  -Dmdep.outputFile=target/bench.classpath -Dspotless.check.skip=true && cd services/linkage && \
	  exec "$$JAVA_HOME/bin/java" -Xmx6g -XX:+UseSerialGC -XX:+UseTransparentHugePages $(OPTIONS) \
	  -cp "target/test-classes:target/classes:$$(cat target/bench.classpath)" io.fangpin.linkage.bench.LinkageBench

bench-pipeline: tools ## 从文件行到事实的吞吐与 CPU / rows of a file into facts: throughput and CPU (OPTIONS=-Dpipeline.bench.…)
	@$(MVN) -q -pl services/data-matching -am test-compile dependency:build-classpath -Dmdep.includeScope=test \
	  -Dmdep.outputFile=target/bench.classpath -Dspotless.check.skip=true && cd services/data-matching && \
	  exec "$$JAVA_HOME/bin/java" -Xms1g -Xmx1g -XX:NewRatio=1 -XX:+UseSerialGC -XX:+UseTransparentHugePages -Dfangpin.compiler.level=4 \
	  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -Dquarkus-internal-test.serialized-app-model.path="$$PWD/target/quarkus/bootstrap/test-app-model.dat" $(OPTIONS) \
	  -cp "target/test-classes:target/classes:$$(cat target/bench.classpath)" io.fangpin.matching.bench.PipelineBench

bench-risk: tools ## 规则求值的速度与正确性 / rule evaluation: speed, and a million cases held against cel-java (OPTIONS=-Drisk.bench.…)
	@$(MVN) -q -pl services/risk-identification -am test-compile dependency:build-classpath -Dmdep.includeScope=test \
	  -Dmdep.outputFile=target/bench.classpath -Dspotless.check.skip=true && cd services/risk-identification && \
	  exec "$$JAVA_HOME/bin/java" -Xmx2g -XX:+UseSerialGC \
	  -Djava.util.logging.manager=org.jboss.logmanager.LogManager $(OPTIONS) \
	  -cp "target/test-classes:target/classes:$$(cat target/bench.classpath)" io.fangpin.risk.bench.RiskBench

bench-risk-million: tools ## 一百万户：政策变更后重评、回测，实时预警不停 / a million households judged again and back-tested beside live facts (OPTIONS=-Drisk.million.…)
	@$(MVN) -q -pl services/risk-identification -am test-compile dependency:build-classpath -Dmdep.includeScope=test \
	  -Dmdep.outputFile=target/bench.classpath -Dspotless.check.skip=true && cd services/risk-identification && \
	  rm -rf target/million && mkdir -p target/million && trap 'rm -rf target/million' EXIT && \
	  "$$JAVA_HOME/bin/java" -Xmx2g -XX:+UseSerialGC -Djava.io.tmpdir="$$PWD/target/million" \
	  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -Dquarkus-internal-test.serialized-app-model.path="$$PWD/target/quarkus/bootstrap/test-app-model.dat" $(OPTIONS) \
	  -cp "target/test-classes:target/classes:$$(cat target/bench.classpath)" io.fangpin.risk.bench.MillionBench

bench-targeting: build ## 预警精准度：查全、漏评率、查准、提前量，数据完好与受损时 / whom alerts hit and miss, with whole and damaged feeds (FANGPIN_BENCH_OPTIONS=-Dfangpin.targeting.…)
	@export JAVA_HOME="$$($(JDK))" && exec deploy/local/bin/fangpin-bench targeting.TargetingBench

format: tools ## 格式化代码 / format the code
	@$(MVN) -q spotless:apply

clean: tools ## 删除构建产物 / delete what was built
	@$(MVN) -q clean

clean-local: ## 忘掉本机平台的数据 / forget the local platform's data
	@rm -rf .local && echo "已删除 .local / removed .local"
