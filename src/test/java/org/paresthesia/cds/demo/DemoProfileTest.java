package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** Where the demo EHR is and, more important, where it is not. */
class DemoProfileTest {

    @ParameterizedTest(name = "profiles {0}: demo EHR {1}")
    @CsvSource(
            delimiter = ';',
            value = {"demo; true", "demo,prod; false", "prod; false", "other; false"})
    void theDemoEhrIsThereUnderItsProfileAndNeverInProduction(String profiles, boolean isThere) {
        new ApplicationContextRunner()
                .withPropertyValues("spring.profiles.active=" + profiles, "paresthesia.demo-ehr.port=0")
                .withInitializer(DemoProfileTest::convertAsTheApplicationDoes)
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(DemoEhr.class, DemoAnnouncement.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeansOfType(DemoEhr.class)).hasSize(isThere ? 1 : 0);
                    assertThat(context.getBeansOfType(DemoAnnouncement.class)).hasSize(isThere ? 1 : 0);
                });
    }

    private static void convertAsTheApplicationDoes(ConfigurableApplicationContext context) {
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    }
}
