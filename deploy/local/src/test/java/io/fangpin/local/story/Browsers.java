package io.fangpin.local.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two people at two browsers: real Chromium, real login pages. */
final class Browsers implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final Path PICTURES = Path.of("target/pictures");

    private final Playwright playwright;
    private final Browser chromium;
    private final String console;

    Browsers(String console) {
        this.console = console;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        String executable =
                Optional.ofNullable(System.getenv("FANGPIN_CHROMIUM")).orElse("/usr/bin/chromium");
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** The village worker sees the village's cases only and triages one; the county's open page shows it by itself. */
    void villageWorkerTakesAStepThatTheCountySeesLive(
            String workerLogin, String caseId, long casesOfVillage, long casesOfCounty) {
        Page county = loggedIn("sun.jiance", 1440, 900);
        county.navigate(console + "/");
        visible(county.getByTestId("live-indicator"));
        picture(county, "county-overview");

        Page village = loggedIn(workerLogin, 390, 844);
        village.navigate(console + "/cases");
        picture(village, "village-cases-arriving");
        visible(village.getByTestId("case-row").first());
        assertThat((long) village.getByTestId("case-row").count()).isEqualTo(casesOfVillage);
        assertThat(casesOfVillage).isLessThan(casesOfCounty);
        picture(village, "village-cases-phone");

        village.navigate(console + "/cases/" + caseId);
        village.getByTestId("step-triage").click();
        village.getByTestId("step-form-submit").click();
        visible(village.getByTestId("step-startVerification"));
        picture(village, "village-case-phone");

        visible(county.locator("a[href='/cases/" + caseId + "']").first());
        picture(county, "county-overview-live");
    }

    private Page loggedIn(String login, int width, int height) {
        BrowserContext context = chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.navigate(console + "/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill(login + "-demo");
        page.locator("#kc-login").click();
        page.waitForURL(console + "/**");
        for (Cookie cookie : context.cookies()) {
            assertThat(cookie.value).as("a token in the browser").doesNotContain("eyJhbGciOiJSUzI1NiIs");
        }
        return page;
    }

    private static void visible(Locator locator) {
        assertThat(locator).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
