using System.Net;

namespace Infra.Schemas.Cel;

/// <summary>Overloads of lambdas. The types of the parameters are those of the lambda.</summary>
internal static class Define
{
    private static readonly Dictionary<Type, CelType> Types = new()
    {
        [typeof(object)] = CelType.Dyn,
        [typeof(bool)] = CelType.Bool,
        [typeof(long)] = CelType.Int,
        [typeof(ulong)] = CelType.Uint,
        [typeof(double)] = CelType.Double,
        [typeof(string)] = CelType.String,
        [typeof(byte[])] = CelType.Bytes,
        [typeof(Duration)] = CelType.Duration,
        [typeof(Timestamp)] = CelType.Timestamp,
        [typeof(ListValue)] = CelType.AnyList,
        [typeof(MapValue)] = CelType.AnyMap,
        [typeof(Optional)] = CelType.AnyOptional,
        [typeof(Quantity)] = CelType.Quantity,
        [typeof(Url)] = CelType.Url,
        [typeof(IPAddress)] = CelType.Ip,
        [typeof(Cidr)] = CelType.Cidr,
        [typeof(Semver)] = CelType.Semver,
        [typeof(NamedFormat)] = CelType.NamedFormat,
    };

    public static Overload Global(string name, CelType result, Func<object> run) => new(name, false, [], result, (_, _) => run());

    public static Overload Global<TA>(string name, CelType result, Func<Frame, TA, object> run) =>
        new(name, false, [Types[typeof(TA)]], result, (frame, values) => run(frame, (TA)values[0]));

    public static Overload Global<TA, TB>(string name, CelType result, Func<Frame, TA, TB, object> run) =>
        new(name, false, [Types[typeof(TA)], Types[typeof(TB)]], result, (frame, values) => run(frame, (TA)values[0], (TB)values[1]));

    public static Overload Member<TA>(string name, CelType result, Func<Frame, TA, object> run) => Global(name, result, run) with { IsMember = true };

    public static Overload Member<TA, TB>(string name, CelType result, Func<Frame, TA, TB, object> run) =>
        Global(name, result, run) with { IsMember = true };

    public static Overload Member<TA, TB, TC>(string name, CelType result, Func<Frame, TA, TB, TC, object> run) =>
        new(name, true, [Types[typeof(TA)], Types[typeof(TB)], Types[typeof(TC)]], result,
            (frame, values) => run(frame, (TA)values[0], (TB)values[1], (TC)values[2]));

    public static Overload Member<TA, TB, TC, TD>(string name, CelType result, Func<Frame, TA, TB, TC, TD, object> run) =>
        new(name, true, [Types[typeof(TA)], Types[typeof(TB)], Types[typeof(TC)], Types[typeof(TD)]], result,
            (frame, values) => run(frame, (TA)values[0], (TB)values[1], (TC)values[2], (TD)values[3]));

    /// <summary>The overload with types that say more than those of its lambda.</summary>
    public static Overload Of(this Overload overload, params CelType[] parameters) => overload with { Parameters = parameters };
}
