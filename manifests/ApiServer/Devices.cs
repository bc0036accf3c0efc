namespace Infra.ApiServer;

/// <summary>What pods claim of graphics cards and other devices.</summary>
internal static class Devices
{
    private const int Most = 32;

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

        if (device["selectors"].Count > Most)
            device["selectors"].Refuse($"{device["selectors"].Count} selectors", $"at most {Most}", "remove some");

        device["allocationMode"].MustBeOneOf("All", "ExactCount");
        if (device["allocationMode"].Text == "All")
            device["count"].MustNotBeGiven("all devices are asked for");
        else
            device["count"].MustBeAtLeast(0);
    }
}
