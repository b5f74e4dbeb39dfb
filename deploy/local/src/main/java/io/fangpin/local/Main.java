package io.fangpin.local;

import io.fangpin.backing.BackingException;
import io.fangpin.local.LocalOptions.CountyOptions;
import io.fangpin.simulation.load.LoadException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code make run}: the platform until Ctrl-C. */
public final class Main {
    private static final long WATCH_INTERVAL_NANOS = 2_000_000_000L;

    // Chinese whatever the locale of the terminal says.
    private static final PrintStream CONSOLE = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] words) {
        if (List.of(words).contains("--help")) {
            CONSOLE.println(Arguments.HELP);
            return;
        }
        Progress progress = new Progress(CONSOLE);
        try {
            Path home = LocalOptions.findHome(Path.of(""));
            Arguments arguments = Arguments.parse(words, home);
            LocalOptions options = LocalOptions.persistent(home, arguments.dataDir(), arguments.county());
            progress.say("正在启动,数据在 " + options.folder(), "starting, data in " + options.folder());
            LocalPlatform platform = LocalPlatform.start(options, progress);
            load(platform, progress);
            sayReady(platform, progress);
            rememberStart(platform, progress);
            watch(platform, progress);
        } catch (LocalException | BackingException | LoadException e) {
            CONSOLE.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void load(LocalPlatform platform, Progress progress) {
        CountyOptions wanted = platform.options().county();
        LoadedCounty loaded = new LoadedCounty(platform.options().folder());
        Optional<CountyOptions> known = loaded.find();
        if (known.isPresent()) {
            CountyOptions county = known.get();
            progress.say(
                    "已有合成县数据(%d 户,%d 个月),不再载入".formatted(county.households(), county.months()),
                    "the synthetic county is there (%d households, %d months), nothing to load"
                            .formatted(county.households(), county.months()));
        } else if (wanted.households() > 0) {
            var unused = new SimulatedCounty(platform, progress).load(wanted);
            loaded.remember(wanted);
        }
    }

    private static void sayReady(LocalPlatform platform, Progress progress) {
        String seconds = String.format(Locale.ROOT, "%.0f", progress.elapsed().toMillis() / 1000.0);
        CONSOLE.printf(
                """

                防贫已就绪(%s 秒)/ Fangpin is ready (%s s)
                  工作台 / Console    %s
                  演示账号 / Accounts zhang.cun(村)  wang.zhen(乡镇)  chen.xian(县审批)  sun.jiance(监测)
                                      qian.caizheng(财政)  zhou.shenji(审计)  admin.fangpin(管理)  liu.fuhe(管理)
                                      密码为“账号-demo” / password: the name followed by -demo
                  日志 / Logs         %s
                  Ctrl-C 停止,数据保留 / Ctrl-C stops, data stay

                """,
                seconds,
                seconds,
                platform.url(FangpinService.DASHBOARD),
                platform.options().folder().resolve("logs"));
    }

    /** Beside the work, and never a reason to end: without it the next start is only slower. */
    private static void rememberStart(LocalPlatform platform, Progress progress) {
        Thread remembering = new Thread(
                () -> {
                    try {
                        platform.rememberStart();
                    } catch (BackingException | UncheckedIOException e) {
                        if (!platform.stopping()) {
                            progress.say("下次启动不会更快:" + e.getMessage(), "the next start will not be faster");
                        }
                    }
                },
                "fangpin-remember-start");
        remembering.setDaemon(true);
        remembering.start();
    }

    /** Says once when a service has ended by itself. */
    private static void watch(LocalPlatform platform, Progress progress) {
        Set<FangpinService> ended = EnumSet.noneOf(FangpinService.class);
        while (!platform.stopping()) {
            for (FangpinService service : FangpinService.values()) {
                if (!platform.running(service) && !platform.stopping() && ended.add(service)) {
                    progress.say(
                            service.chineseName() + " 意外停止,请看日志 " + platform.log(service),
                            "%s has ended by itself, see its log".formatted(service.folder()));
                }
            }
            LockSupport.parkNanos(WATCH_INTERVAL_NANOS);
        }
    }
}
