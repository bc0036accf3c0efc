namespace Pulumi;

public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2)
        => Tuple(item1?.Value!, item2?.Value!);

    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2)
        => Combination.Of(
            [item1, item2],
            () => (item1.Settled!.Value, item2.Settled!.Value));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!);

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => Combination.Of(
            [item1, item2, item3],
            () => (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!, item4?.Value!);

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => Combination.Of(
            [item1, item2, item3, item4],
            () => (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value, item4.Settled!.Value));

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!, item4?.Value!, item5?.Value!);

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
        => Combination.Of(
            [item1, item2, item3, item4, item5],
            () => (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value, item4.Settled!.Value, item5.Settled!.Value));

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!, item4?.Value!, item5?.Value!, item6?.Value!);

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
        => Combination.Of(
            [item1, item2, item3, item4, item5, item6],
            () =>
                (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value, item4.Settled!.Value, item5.Settled!.Value,
                    item6.Settled!.Value));

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!, item4?.Value!, item5?.Value!, item6?.Value!, item7?.Value!);

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => Combination.Of(
            [item1, item2, item3, item4, item5, item6, item7],
            () =>
                (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value, item4.Settled!.Value, item5.Settled!.Value,
                    item6.Settled!.Value, item7.Settled!.Value));

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6, Input<T7> item7,
        Input<T8> item8)
        => Tuple(item1?.Value!, item2?.Value!, item3?.Value!, item4?.Value!, item5?.Value!, item6?.Value!, item7?.Value!, item8?.Value!);

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6, Output<T7> item7,
        Output<T8> item8)
        => Combination.Of(
            [item1, item2, item3, item4, item5, item6, item7, item8],
            () =>
                (item1.Settled!.Value, item2.Settled!.Value, item3.Settled!.Value, item4.Settled!.Value, item5.Settled!.Value,
                    item6.Settled!.Value, item7.Settled!.Value, item8.Settled!.Value));
}
