package org.paresthesia.cds.http.operation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the parts of this room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StopSettings.class, MetricsSettings.class})
class OperationConfiguration {

    /** Before all others, so that refusals end connections too. */
    @Bean
    FilterRegistrationBean<LastAnswers> lastAnswers(Leaving leaving) {
        FilterRegistrationBean<LastAnswers> first = new FilterRegistrationBean<>(new LastAnswers(leaving));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    @Bean
    AnswerMeters answerMeters() {
        return new AnswerMeters();
    }

    /** With the others before all gates. */
    @Bean
    FilterRegistrationBean<CountedAnswers> countedAnswers(AnswerMeters meters) {
        FilterRegistrationBean<CountedAnswers> first = new FilterRegistrationBean<>(new CountedAnswers(meters));
        first.addUrlPatterns("/cds-services/*");
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }
}
