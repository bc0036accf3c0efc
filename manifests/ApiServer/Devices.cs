using Infra.Schemas.Cel;

namespace Infra.ApiServer;

/// <summary>What pods claim of graphics cards and other devices.</summary>
internal static class Devices
{
    private const int Most = 32;

    private static readonly Dictionary<string, CelType> Scope = new(StringComparer.Ordinal)
    {
        ["device"] = Expressions.Structure("kubernetes.DRADevice", ("driver", CelType.String), ("allowMultipleAllocations", CelType.Bool),
            ("attributes", CelType.Map(CelType.String, CelType.Map(CelType.String, CelType.Dyn))),
            ("capacity", CelType.Map(CelType.String, CelType.Map(CelType.String, CelType.Quantity)))),
    };

    /// <summary>Checks what a ResourceClaim or its template asks for.</summary>
    public static void CheckClaim(Field spec)
    {
        var devices = spec["devices"];
        foreach (var key in (string[])["requests", "constraints", "config"])
        {
            if (devices[key].Count > Most)
                devices[key].Refuse($"{devices[key].Count} items", $"at most {Most}", "remove some");
        }

        var names = devices["requests"].Items.Select(request => request["name"]).ToList();
        names.MustBeUnique("a name of a request");
        foreach (var request in devices["requests"].Items)
            Request(request);

        var known = names.Select(name => name.Words).ToHashSet(StringComparer.Ordinal);
        foreach (var request in devices["constraints"].Items.Concat(devices["config"].Items).SelectMany(part => part["requests"].Items))
        {
            if (!known.Contains(request.Words.Split('/')[0]))
                request.Refuse("the name of one of the requests", "correct the name");
        }

        Configurations(devices["config"]);
    }

    /// <summary>Checks a DeviceClass.</summary>
    public static void CheckClass(Field spec)
    {
        Selectors(spec);
        Configurations(spec["config"]);
    }

    /// <summary>Checks a ResourceSlice.</summary>
    public static void CheckSlice(Field spec)
    {
        spec["driver"].MustBeSubdomain();
        string[] places = ["nodeName", "nodeSelector", "allNodes", "perDeviceNodeSelection"];
        if (places.Count(place => spec[place] is { IsBlank: false, IsFalse: false }) != 1)
            spec.Refuse(null, $"one of {string.Join(", ", places)}", "say by one of them which nodes reach the devices");
    }

    private static void Selectors(Field device)
    {
        if (device["selectors"].Count > Most)
            device["selectors"].Refuse($"{device["selectors"].Count} selectors", $"at most {Most}", "remove some");

        foreach (var selector in device["selectors"].Items)
            selector["cel"]["expression"].MustBeExpression(Scope, makesObjects: false, CelType.Bool);
    }

    private static void Configurations(Field configurations)
    {
        foreach (var opaque in configurations.Items.Select(one => one["opaque"]).Where(opaque => opaque.IsGiven))
        {
            if (opaque["driver"].MustBeGiven("the name of the driver"))
                opaque["driver"].MustBeSubdomain();

            if (!opaque["parameters"].IsGiven)
                opaque["parameters"].Refuse(null, "what the driver is told", "write parameters");
        }
    }

    private static void Request(Field request)
    {
        if (request["name"].MustBeGiven("a name"))
            request["name"].MustBeLabel();

        foreach (var form in request.MustHaveOne(["exactly", "firstAvailable"]))
        {
            if (form.Key == "exactly")
                Device(form);

            if (form.Count > 8 && form.Key == "firstAvailable")
                form.Refuse($"{form.Count} alternatives", "at most 8", "remove some");

            foreach (var one in form.Items)
            {
                if (one["name"].MustBeGiven("a name"))
                    one["name"].MustBeLabel();

                Device(one);
            }

            form.Items.Select(one => one["name"]).MustBeUnique("a name");
        }
    }

    private static void Device(Field device)
    {
        if (device["deviceClassName"].MustBeGiven("the name of a DeviceClass"))
            device["deviceClassName"].MustBeSubdomain();

        Selectors(device);
        device["allocationMode"].MustBeOneOf("All", "ExactCount");
        if (device["allocationMode"].Text == "All")
            device["count"].MustNotBeGiven("all devices are asked for");
        else
            device["count"].MustBeAtLeast(0);
    }
}
