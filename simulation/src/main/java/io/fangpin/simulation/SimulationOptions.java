package io.fangpin.simulation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What to generate; equal options give byte-identical files.
 *
 * @param households 1 to 9 999 999
 * @param from first month of the feeds
 * @param months number of months of feeds, at most 60
 * @param today the day on which the county is looked at; ages and schooling fit it, no month begins after it
 */
public record SimulationOptions(
        int households,
        YearMonth from,
        int months,
        long seed,
        LocalDate today,
        EventRates events,
        NoiseRates noise,
        SimulationPolicy policy) {

    public static final int MAX_HOUSEHOLDS = 9_999_999;
    public static final int MAX_MONTHS = 60;

    public SimulationOptions {
        if (households < 1 || households > MAX_HOUSEHOLDS) {
            throw new IllegalArgumentException("households must be 1 to " + MAX_HOUSEHOLDS + ": " + households);
        }
        if (months < 1 || months > MAX_MONTHS) {
            throw new IllegalArgumentException("months must be 1 to " + MAX_MONTHS + ": " + months);
        }
        if (from.plusMonths(months - 1).isAfter(YearMonth.from(today))) {
            throw new IllegalArgumentException("the last month lies after " + today);
        }
    }

    /** Ten thousand households and six months of the usual rates, up to the last month that is over. */
    public static SimulationOptions usual(LocalDate today) {
        int months = 6;
        return new SimulationOptions(
                10_000,
                firstMonth(months, today),
                months,
                421281,
                today,
                EventRates.defaults(),
                NoiseRates.defaults(),
                SimulationPolicy.defaults());
    }

    /** The first of so many months of which the last one is the last that is over: on 2026-07-15, 2026-01 for six. */
    public static YearMonth firstMonth(int months, LocalDate today) {
        return YearMonth.from(today).minusMonths(months);
    }

    public SimulationOptions withHouseholds(int number) {
        return new SimulationOptions(number, from, months, seed, today, events, noise, policy);
    }

    /** The number of months, up to the last one that is over. */
    public SimulationOptions withMonths(int number) {
        return withMonths(firstMonth(number, today), number);
    }

    public SimulationOptions withMonths(YearMonth first, int number) {
        return new SimulationOptions(households, first, number, seed, today, events, noise, policy);
    }

    public SimulationOptions withSeed(long number) {
        return new SimulationOptions(households, from, months, number, today, events, noise, policy);
    }

    public SimulationOptions withEvents(EventRates rates) {
        return new SimulationOptions(households, from, months, seed, today, rates, noise, policy);
    }

    public SimulationOptions withNoise(NoiseRates rates) {
        return new SimulationOptions(households, from, months, seed, today, events, rates, policy);
    }

    public SimulationOptions withPolicy(SimulationPolicy numbers) {
        return new SimulationOptions(households, from, months, seed, today, events, noise, numbers);
    }

    /** The months of the feeds, in order. */
    public List<YearMonth> periods() {
        return IntStream.range(0, months).mapToObj(from::plusMonths).toList();
    }
}
